namespace Troth.Server;

/// <summary>Who may make an account.</summary>
internal enum Registration
{
    /// <summary>Anybody.</summary>
    Open,

    /// <summary>The first account of an empty server, then whoever holds an unused invitation.</summary>
    Invited,

    /// <summary>Nobody.</summary>
    Closed,
}

/// <summary>The settings under <c>Troth</c>.</summary>
/// <param name="Data">The data folder, relative to where the server was started.</param>
/// <param name="Name">The operator's name for this server.</param>
/// <param name="AddressLimits">Whether network addresses are limited. Off in Development, where everybody is the same address.</param>
internal sealed record Settings(string Data, string Name, Registration Registration, bool AddressLimits)
{
    /// <summary>Reads the settings; throws <see cref="InvalidOperationException"/> for a value that is none.</summary>
    public static Settings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var development = environment.IsDevelopment();
        var troth = configuration.GetSection("Troth");
        return new(
            Path.GetFullPath(troth["Data"] ?? "data"),
            troth["Name"] ?? "",
            troth.GetValue("Registration", development ? Registration.Open : Registration.Invited),
            troth.GetValue("AddressLimits", !development));
    }
}

namespace Troth.Ui;

/// <summary>Ties a control to its hint and its error for those who hear the page.</summary>
public static class Described
{
    /// <summary>The value of aria-describedby: the ids of what is there, or null.</summary>
    public static string? By(string name, string? hint, string? error) => (hint, error) switch
    {
        (null, null) => null,
        (not null, null) => $"{name}-hint",
        (null, not null) => $"{name}-error",
        _ => $"{name}-hint {name}-error",
    };
}

using Microsoft.AspNetCore.Http.HttpResults;
using Troth.Protocol;
using Troth.Server.Store;

namespace Troth.Server.Accounts;

/// <summary>GET /server: what a client asks before it has an account.</summary>
internal static class ServerEndpoints
{
    private static readonly string Version = typeof(ServerEndpoints).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static void MapServer(this RouteGroupBuilder api) => api.MapGet("/server", Describe);

    private static Ok<ServerInfo> Describe(Settings settings, DataFolder folder, Registrar registrar) =>
        TypedResults.Ok(new ServerInfo(settings.Name, folder.Generation, Word(registrar.Mode), Version));

    private static string Word(Registration mode) => mode switch
    {
        Registration.Open => "open",
        Registration.Invited => "invited",
        Registration.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}

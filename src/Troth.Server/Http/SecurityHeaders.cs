namespace Troth.Server.Http;

/// <summary>The headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    /// <summary>For documents and everything they load.</summary>
    public const string DocumentPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types default";

    /// <summary>For the worker that holds the keys: it can reach nothing.</summary>
    public const string VaultPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>For the worker that keeps the app's files: it can reach this server and nobody else.</summary>
    public const string KeeperPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For answers that are no documents.</summary>
    public const string ApiPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        + "gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Sets the headers just before an answer begins, so that nothing on the way can clear them.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Set, context);
        return next(context);
    });

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var (path, headers) = (context.Request.Path, context.Response.Headers);
        var machine = Navigation.IsMachine(path);
        headers.ContentSecurityPolicy = machine ? ApiPolicy : PolicyOf(path);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (machine)
        {
            headers.CacheControl = "no-store";
        }
        else if (!headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-cache";
        }

        return Task.CompletedTask;
    }

    private static string PolicyOf(PathString path) => path.Value switch
    {
        "/vault.js" => VaultPolicy,
        "/service-worker.js" => KeeperPolicy,
        _ => DocumentPolicy,
    };
}

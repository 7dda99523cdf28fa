namespace Troth.Server.Http;

/// <summary>Every address of the app is one page.</summary>
internal static class Navigation
{
    /// <summary>Sends navigations to the page, before routing: so the static asset is found, with its compressed forms.</summary>
    public static void UseNavigation(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !IsMachine(request.Path) && !IsFile(request.Path))
        {
            request.Path = "/index.html";
        }

        return next(context);
    });

    /// <summary>Whether an address is for programs, not for people.</summary>
    public static bool IsMachine(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/health") || path.StartsWithSegments("/openapi");

    private static bool IsFile(PathString path) =>
        path.StartsWithSegments("/_framework") || path.StartsWithSegments("/_content") || Path.HasExtension(path.Value);
}

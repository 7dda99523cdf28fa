using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Troth.Protocol;
using Troth.Server.Accounts;
using Troth.Server.Http;
using Troth.Server.Invites;
using Troth.Server.Live;
using Troth.Server.Spaces;
using Troth.Server.Store;

namespace Troth.Server;

/// <summary>How the server is put together.</summary>
internal static class Composition
{
    public static void AddTroth(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Settings.Read(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton(services => new DataFolder(services.GetRequiredService<Settings>().Data));
        builder.Services.AddSingleton<SqliteStore>();
        builder.Services.AddSingleton<KnownCallers>();
        builder.Services.AddSingleton<Verifier>();
        builder.Services.AddSingleton<Rates>();
        builder.Services.AddSingleton<Door>();
        builder.Services.AddSingleton<Keyholder>();
        builder.Services.AddSingleton<Registrar>();
        builder.Services.AddSingleton<Pokes>();
        builder.Services.AddSingleton<PokeStreams>();
        builder.Services.AddSingleton<HeadsReader>();
        builder.Services.AddHostedService<Cleaning>();
        builder.AddHttp();
    }

    public static void UseTroth(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => Refusals.ForStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        app.UseNavigation();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapApi();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapOpenApi();
        app.MapStaticAssets();
    }

    private static void AddHttp(this WebApplicationBuilder builder)
    {
        // Requests are logged by nobody: an address or a path says who did what.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None); // else every request begins an activity that nobody follows
        builder.Logging.AddFilter(typeof(BearerHandler).FullName, LogLevel.Warning);
        builder.WebHost.UseSockets(sockets => sockets.WaitForDataBeforeAllocatingBuffer = false); // 3 of 48 microseconds an append, for 4 kB a connection
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.BatchBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16_384;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ProtocolJson.Default.WithAddedModifier(RequireWhatCannotBeNull));
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddExceptionHandler<Faults>();

        // The core only: the rest would keep a key ring for cookies, and there are none.
        builder.Services.AddAuthenticationCore(options => options.DefaultScheme = BearerHandler.SchemeName);
        builder.Services.AddWebEncoders();
        new AuthenticationBuilder(builder.Services).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
        builder.Services.AddAuthorization();
        builder.Services.AddHealthChecks().AddCheck<StoreCheck>("store");
        builder.Services.AddApiDocument();
    }

    // What may be null may also be missing; everything else has to be there.
    private static void RequireWhatCannotBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = property.AssociatedParameter is { IsNullable: false };
        }
    }

    private static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapServer();
        api.MapAccounts();
        api.MapSessions();
        api.MapRecovery();
        api.MapSpaces();
        api.MapLog();
        api.MapInvites();
        api.MapLive();
    }
}

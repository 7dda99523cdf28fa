using System.Runtime.InteropServices.JavaScript;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Troth.Client.Interop;
using Troth.Client.Port;
using Troth.Domain;
using Troth.Protocol;
using Troth.Vault.Sync;

namespace Troth.Client;

/// <summary>Runs the app with the life of whoever has unlocked.</summary>
internal static class LifeHost
{
    /// <summary>Opens what this device has, and shows it until the document goes.</summary>
    public static async Task RunAsync(WebAssemblyHostBuilder builder, JSObject session)
    {
        _ = Id16.TryParse(session.GetPropertyAsString("personal"), out var personal);

        var relay = new Relay(new JsWire(session.GetPropertyAsString("token")));
        var life = new SyncedLife(new JsVault(), relay, new IndexedDbFrameStore(), personal, TimeProvider.System)
        {
            Development = builder.HostEnvironment.IsDevelopment(),
        };
        await DeviceSettings.LockAfterAsync(life.Choices);
        await life.StartAsync();

        builder.Services.AddSingleton<ILife>(life);
        builder.RootComponents.Add<App>("#app");
        await using var host = builder.Build();
        await host.RunAsync();
    }
}

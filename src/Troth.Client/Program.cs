using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.Localization;
using Troth.Client;
using Troth.Client.Example;
using Troth.Client.Interop;
using Troth.Client.Port;
using Troth.Domain;
using Troth.Protocol;
using Troth.Vault.Sync;

// The shell is on screen and usable; .NET boots behind it and waits here until the vault is unlocked, or the example is asked for.
await Task.WhenAll(Bridge.ImportAsync(), Wire.ImportAsync());
Bridge.RegisterQr(QrCodes.DrawForShell);

using var session = await Bridge.UnlockedAsync();
var builder = WebAssemblyHostBuilder.CreateDefault(args); // after the unlock: it reads the address, which the shell has set to the first page
builder.Services.AddSingleton(typeof(IStringLocalizer<>), typeof(Texts<>));
if (session.GetPropertyAsBoolean("example"))
{
    await ExampleHost.RunAsync(builder);
    return;
}

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

using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.Localization;
using Troth.Client;
using Troth.Client.Example;
using Troth.Client.Interop;
using Troth.Client.Port;

// The shell is on screen and usable; .NET boots behind it and waits here until the vault is unlocked, or the example is asked for.
// Nothing here may name the parts of the app that are fetched only then (docs/decisions/0012).
await Task.WhenAll(Bridge.ImportAsync(), Wire.ImportAsync());
Bridge.RegisterQr(QrCodes.DrawForShell);

var unlocked = Bridge.UnlockedAsync();
if (await Bridge.KnowsSomebodyAsync())
{
    await Readiness.PrepareAsync(unlocked);
}

using var session = await unlocked;
await Parts.LoadAsync(Parts.OfApp);
var builder = WebAssemblyHostBuilder.CreateDefault(args); // after the unlock: it reads the address, which the shell has set to the first page
builder.Services.AddSingleton(typeof(IStringLocalizer<>), typeof(Texts<>));
await (session.GetPropertyAsBoolean("example") ? ExampleHost.RunAsync(builder) : LifeHost.RunAsync(builder, session));

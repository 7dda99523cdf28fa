using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.AspNetCore.Components.WebAssembly.Services;
using Troth.Domain;

namespace Troth.Client.Example;

/// <summary>Runs the app with two invented people: no vault, no server, nothing kept.</summary>
internal static class ExampleHost
{
    private const string Assembly = "Troth.Sample.wasm";

    /// <summary>Fetches the example and shows it, until the document goes.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The example is referenced, so the trimmer sees what it needs; it is only loaded later.")]
    public static async Task RunAsync(WebAssemblyHostBuilder builder)
    {
        builder.Services.AddSingleton(services => Seats.Open(TimeProvider.System, services.GetRequiredService<NavigationManager>()));
        builder.Services.AddTransient<ILife>(services => services.GetRequiredService<Seats>().Current.Life);
        builder.RootComponents.Add<ExampleApp>("#app");
        await using var host = builder.Build();
        await host.Services.GetRequiredService<LazyAssemblyLoader>().LoadAssembliesAsync([Assembly]);
        await host.RunAsync();
    }
}

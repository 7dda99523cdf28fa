using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Troth.Client.Port;
using Troth.Domain;

namespace Troth.Client.Example;

/// <summary>Runs the app with two invented people: no vault, no server, nothing kept.</summary>
internal static class ExampleHost
{
    /// <summary>Fetches the example and shows it, until the document goes.</summary>
    public static async Task RunAsync(WebAssemblyHostBuilder builder)
    {
        builder.Services.AddSingleton(services => Seats.Open(TimeProvider.System, services.GetRequiredService<NavigationManager>()));
        builder.Services.AddTransient<ILife>(services => services.GetRequiredService<Seats>().Current.Life);
        builder.RootComponents.Add<ExampleApp>("#app");
        await using var host = builder.Build();
        await Parts.LoadAsync(Parts.OfExample);
        await host.RunAsync();
    }
}

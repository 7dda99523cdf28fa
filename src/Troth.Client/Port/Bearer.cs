using System.Net.Http.Headers;
using System.Runtime.InteropServices.JavaScript;
using Troth.Client.Interop;

namespace Troth.Client.Port;

/// <summary>
/// Puts the bearer token on every request. Unlocked without a network there is none yet: then it signs in as soon as the server can be reached.
/// A token that the server has ended is not renewed: the device was signed out, and stays so until the password is given again.
/// </summary>
internal sealed class Bearer(string? token) : DelegatingHandler(new HttpClientHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        token ??= await ReconnectAsync();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<string> ReconnectAsync()
    {
        try
        {
            return await Bridge.ReconnectAsync();
        }
        catch (JSException failure)
        {
            throw new HttpRequestException("The sign-in did not reach the server.", failure);
        }
    }
}

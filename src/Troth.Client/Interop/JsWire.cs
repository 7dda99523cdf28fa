using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices.JavaScript;
using Troth.Protocol;
using Troth.Vault.Sync;

namespace Troth.Client.Interop;

/// <summary>
/// The wire in the browser (wire.js), with the bearer token on every request. Unlocked without a network there is none yet: then it signs in as soon as
/// the server can be reached. A token that the server has ended is not renewed: the device was signed out, and stays so until the password is given again.
/// </summary>
internal sealed class JsWire(string? token) : IWire
{
    private const string Root = "/api/v1/";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100); // as a request of wire.js
    private int last;
    private Task<string>? signingIn;

    public async Task<WireAnswer> SendAsync(WireRequest request, CancellationToken stop)
    {
        var known = await TokenAsync(stop);
        stop.ThrowIfCancellationRequested();
        var number = ++last;
        using var stopping = stop.Register(() => Wire.Stop(number));
        var epoch = request.Epoch?.ToString(CultureInfo.InvariantCulture) ?? "";
        using var answer = await Wire.SendAsync(number, request.Method, Root + request.Path, known, request.MediaType ?? "", epoch, request.Proves, request.Body);
        return Read(answer, stop);
    }

    public async Task<(WireAnswer Answer, IAsyncEnumerable<string> Pokes)> ListenAsync(string path, CancellationToken stop)
    {
        var known = await TokenAsync(stop);
        stop.ThrowIfCancellationRequested();
        var number = ++last;
        using var stopping = stop.Register(() => Wire.Stop(number));
        using var answer = await Wire.ListenAsync(number, Root + path, known);
        return (Read(answer, stop), HearAsync(number, stop));
    }

    private static async IAsyncEnumerable<string> HearAsync(int number, [EnumeratorCancellation] CancellationToken stop)
    {
        using var stopping = stop.Register(() => Wire.Stop(number));
        try
        {
            while (await Wire.HearAsync(number) is { } poke)
            {
                yield return poke;
            }

            stop.ThrowIfCancellationRequested();
        }
        finally
        {
            Wire.Stop(number);
        }
    }

    private Task<string> TokenAsync(CancellationToken stop) => token is null ? (signingIn ??= SignInAsync()).WaitAsync(stop) : Task.FromResult(token);

    /// <summary>Once for all who ask, and never again after a no: asked again and again, the server would slow down everybody at this address.</summary>
    private async Task<string> SignInAsync()
    {
        try
        {
            return token = await Bridge.ReconnectAsync().WaitAsync(Longest);
        }
        catch (Exception failure) when (failure is JSException or TimeoutException)
        {
            if (failure.Message.EndsWith(ProblemCodes.Auth, StringComparison.Ordinal))
            {
                throw new RelayException(ProblemCodes.Auth, "", null);
            }

            signingIn = null;
            throw new HttpRequestException("The sign-in did not reach the server.", failure);
        }
    }

    private static WireAnswer Read(JSObject answer, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return answer.GetPropertyAsInt32("status") is not 0 and var status
            ? new(status, answer.GetPropertyAsString("type")!, answer.GetPropertyAsString("head")!, answer.GetPropertyAsByteArray("body")!)
            : throw new HttpRequestException("The server cannot be reached.");
    }
}

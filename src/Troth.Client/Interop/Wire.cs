using System.Runtime.InteropServices.JavaScript;

namespace Troth.Client.Interop;

/// <summary>The calls of wire.js.</summary>
internal static partial class Wire
{
    private const string Module = "wire";

    /// <summary>Imports the module.</summary>
    public static Task ImportAsync() => JSHost.ImportAsync(Module, "/wire.js");

    /// <summary>Sends a request under a number: <c>status</c> (0 if the server cannot be reached), <c>type</c>, <c>head</c>, <c>body</c>.</summary>
    [JSImport("send", Module)]
    public static partial Task<JSObject> SendAsync(int number, string method, string address, string token, string type, string epoch, bool proves, byte[] body);

    /// <summary>Opens a stream of pokes under a number, and answers as <see cref="SendAsync"/>.</summary>
    [JSImport("listen", Module)]
    public static partial Task<JSObject> ListenAsync(int number, string address, string token);

    /// <summary>The next poke of a stream; null once it has ended.</summary>
    [JSImport("hear", Module)]
    public static partial Task<string?> HearAsync(int number);

    /// <summary>Stops a request or a stream.</summary>
    [JSImport("stop", Module)]
    public static partial void Stop(int number);
}

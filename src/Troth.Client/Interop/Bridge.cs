using System.Runtime.InteropServices.JavaScript;

namespace Troth.Client.Interop;

/// <summary>The calls of bridge.js: the one door between .NET and the page's modules.</summary>
internal static partial class Bridge
{
    /// <summary>The name under which the module is imported.</summary>
    public const string Module = "bridge";

    /// <summary>Imports the module: the same instance that the shell uses.</summary>
    public static Task ImportAsync() => JSHost.ImportAsync(Module, "/bridge.js");

    /// <summary>An empty object, to be filled with arguments.</summary>
    [JSImport("object", Module)]
    public static partial JSObject Object();

    /// <summary>One call to the vault: its result, or an object whose <c>error</c> is one of the twelve codes.</summary>
    [JSImport("call", Module)]
    public static partial Task<JSObject> CallAsync(string operation, JSObject arguments);

    /// <summary>Whether somebody has unlocked in this browser before.</summary>
    [JSImport("knowsSomebody", Module)]
    public static partial Task<bool> KnowsSomebodyAsync();

    /// <summary>Waits until the shell has unlocked the vault; the session's token, account, personal space and handle.</summary>
    [JSImport("unlocked", Module)]
    public static partial Task<JSObject> UnlockedAsync();

    /// <summary>Signs in after an unlock without a network; the new token. Fails while the server cannot be reached.</summary>
    [JSImport("reconnect", Module)]
    public static partial Task<string> ReconnectAsync();

    /// <summary>The invitation ticket that the page was opened with, once; else empty.</summary>
    [JSImport("takeTicket", Module)]
    public static partial string TakeTicket();

    /// <summary>Locks this tab and all others.</summary>
    [JSImport("lock", Module)]
    public static partial void Lock();

    /// <summary>Joins the tabs of this browser, and hears words of them and of the window (tabs.js).</summary>
    [JSImport("joinTabs", Module)]
    public static partial void JoinTabs([JSMarshalAs<JSType.Function<JSType.String>>] Action<string> hear);

    /// <summary>Tells the other tabs a word.</summary>
    [JSImport("tellTabs", Module)]
    public static partial void TellTabs(string word);

    /// <summary>Asks for the lead: the person does something here.</summary>
    [JSImport("wantLead", Module)]
    public static partial void WantLead();

    /// <summary>Gives the lead up.</summary>
    [JSImport("yieldLead", Module)]
    public static partial void YieldLead();

    /// <summary>The spaces of which this device keeps something, with a blank between.</summary>
    [JSImport("keptSpaces", Module)]
    public static partial Task<string> KeptSpacesAsync();

    /// <summary>What this device keeps of a space after a place, and perhaps some before: <c>frames</c> and <c>wraps</c>, packed.</summary>
    [JSImport("loadFrames", Module)]
    public static partial Task<JSObject> LoadFramesAsync(string space, double after);

    /// <summary>Keeps a run of frames, and all wraps known.</summary>
    [JSImport("keepFrames", Module)]
    public static partial Task KeepFramesAsync(string space, byte[] frames, byte[] wraps);

    /// <summary>The bookmark in a space: <c>snapshot</c> and <c>read</c>, both missing if there is none.</summary>
    [JSImport("loadBookmark", Module)]
    public static partial Task<JSObject> LoadBookmarkAsync(string space);

    /// <summary>Keeps a bookmark of a place, unless something was erased by a record beyond it; whether it was kept.</summary>
    [JSImport("keepBookmark", Module)]
    public static partial Task<bool> KeepBookmarkAsync(string space, double n, byte[] snapshot, byte[] read);

    /// <summary>Removes the bookmark.</summary>
    [JSImport("dropBookmark", Module)]
    public static partial Task DropBookmarkAsync(string space);

    /// <summary>Empties the bodies at these places, whose records were read up to another place, and removes the bookmark with them.</summary>
    [JSImport("dropBodies", Module)]
    public static partial Task DropBodiesAsync(string space, double[] places, double by);

    /// <summary>Forgets a space.</summary>
    [JSImport("forgetFrames", Module)]
    public static partial Task ForgetFramesAsync(string space);

    /// <summary>Bytes kept on this device under a name, sealed by the vault; <c>bytes</c> is missing if there are none.</summary>
    [JSImport("loadLocal", Module)]
    public static partial Task<JSObject> LoadLocalAsync(string name);

    /// <summary>Keeps sealed bytes under a name; empty bytes remove it.</summary>
    [JSImport("keepLocal", Module)]
    public static partial Task KeepLocalAsync(string name, byte[] bytes);

    /// <summary>What waits to be sent, oldest first: <c>bytes</c>, packed.</summary>
    [JSImport("loadWaiting", Module)]
    public static partial Task<JSObject> LoadWaitingAsync(string whose);

    /// <summary>Keeps packed records behind all that waits; the place of the first.</summary>
    [JSImport("keepWaiting", Module)]
    public static partial Task<double> KeepWaitingAsync(string whose, byte[] records);

    /// <summary>Removes records that wait no longer, packed without their bytes.</summary>
    [JSImport("dropWaiting", Module)]
    public static partial Task DropWaitingAsync(string whose, byte[] records);

    /// <summary>Waits until the browser has nothing else to do.</summary>
    [JSImport("idle", Module)]
    public static partial Task IdleAsync();

    /// <summary>The word list, one word a line.</summary>
    [JSImport("words", Module)]
    public static partial Task<string> WordsAsync();

    /// <summary>A setting of this device that is no secret: theme, minutes until it locks.</summary>
    [JSImport("setting", Module)]
    public static partial string Setting(string name);

    /// <summary>Changes a setting of this device, at once.</summary>
    [JSImport("changeSetting", Module)]
    public static partial void ChangeSetting(string name, string value);

    /// <summary>Which app this browser runs, in three lines: its version, the number of its files, and <c>waits</c> or nothing. Empty where nobody can tell.</summary>
    [JSImport("edition", Module)]
    public static partial Task<string> EditionAsync();

    /// <summary>Copies a text; false where the browser does not.</summary>
    [JSImport("copy", Module)]
    public static partial Task<bool> CopyAsync(string text);

    /// <summary>The address of this app: scheme, host and port.</summary>
    [JSImport("origin", Module)]
    public static partial string Origin();

    /// <summary>Lends the QR encoder to the shell, which prints the recovery kit.</summary>
    [JSImport("registerQr", Module)]
    public static partial void RegisterQr([JSMarshalAs<JSType.Function<JSType.String>>] Action<string> ask);

    /// <summary>Answers the shell with the dark modules, row by row, as a text of 0 and 1.</summary>
    [JSImport("qrDrawn", Module)]
    public static partial void QrDrawn(string modules);

    /// <summary>Lends the turn of the personal space to the shell, which makes new passwords and kits: they never enter .NET.</summary>
    [JSImport("registerTurn", Module)]
    public static partial void RegisterTurn([JSMarshalAs<JSType.Function>] Action take);

    /// <summary>Has the vault make what the shell asked for: the frames that go with it as <c>personal</c>, or an <c>error</c>.</summary>
    [JSImport("sealAsked", Module)]
    public static partial Task<JSObject> SealAskedAsync();

    /// <summary>Tells the shell how its turn went: nothing if the frames stand in the log, else a code.</summary>
    [JSImport("appended", Module)]
    public static partial void Appended(string code);

    /// <summary>A date in the person's own words and language, by Intl.</summary>
    [JSImport("day", Module)]
    public static partial string Day(double milliseconds, string style);
}

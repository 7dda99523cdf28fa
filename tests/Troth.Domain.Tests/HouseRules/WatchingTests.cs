using System.Text.RegularExpressions;
using Xunit;

namespace Troth.Domain.HouseRules;

/// <summary>R14 outside the domain: nothing that this app consists of could watch anybody, and the browser is told to refuse it. Codes are read by the phone's own camera, outside the app.</summary>
public sealed partial class WatchingTests
{
    private static readonly string[] NeverGranted =
        ["camera", "microphone", "geolocation", "display-capture", "accelerometer", "gyroscope", "magnetometer", "idle-detection", "usb", "serial", "hid", "midi", "xr-spatial-tracking"];

    [Fact]
    public void R14_no_script_page_or_manifest_asks_for_a_place_a_camera_a_microphone_or_contacts() => Assert.All(
        Repository.Files(Path.Combine(Repository.Root, "src"), ".webmanifest", ".js", ".html", ".razor", ".cs").Where(file => !file.EndsWith("Tests.cs", StringComparison.Ordinal) && Path.GetFileName(file) != "NeverItems.cs"), // which names them to refuse them
        file => Assert.False(Watching().IsMatch(Allowed().Replace(File.ReadAllText(file), "")), Repository.Name(file)));

    [Fact]
    public void R14_the_manifest_asks_for_nothing_and_takes_nothing_in() =>
        Assert.DoesNotMatch("\"(permissions|share_target|file_handlers|protocol_handlers|related_applications|gcm_sender_id)\"", File.ReadAllText(Path.Combine(Repository.Web, "manifest.webmanifest")));

    [Fact]
    public void R14_every_answer_tells_the_browser_to_refuse_what_could_watch()
    {
        var headers = File.ReadAllText(Path.Combine(Repository.Root, "src", "Troth.Server", "Http", "SecurityHeaders.cs"));

        Assert.All(NeverGranted, power => Assert.Contains($"{power}=()", headers, StringComparison.Ordinal));
        Assert.Contains("headers[\"Permissions-Policy\"] = Permissions;", headers, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[a-z]=\((self|\*|"")", headers);
        Assert.DoesNotContain("media-src", headers, StringComparison.Ordinal);
        Assert.DoesNotContain("frame-src", headers, StringComparison.Ordinal);
    }

    [Fact]
    public void R14_no_field_takes_a_file_a_picture_or_a_recording_in() => Assert.All(
        Repository.Files(Path.Combine(Repository.Root, "src"), ".razor", ".html"),
        file => Assert.DoesNotMatch(@"type=""file""|\scapture[=\s>]|<(video|audio|iframe|object|embed)\b|InputFile", File.ReadAllText(file)));

    // The header that refuses these powers has to name them.
    [GeneratedRegex(@"(camera|microphone|geolocation|display-capture|accelerometer|gyroscope|magnetometer|idle-detection|usb|serial|hid|midi)=\(\)")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"geolocation|getUserMedia|getDisplayMedia|mediaDevices|MediaRecorder|ImageCapture|BarcodeDetector|navigator\.(contacts|permissions|bluetooth|usb|hid|serial|getInstalledRelatedApps|sendBeacon)|IdleDetector|showOpenFilePicker|DeviceMotionEvent|DeviceOrientationEvent|SpeechRecognition|""permissions""\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Watching();
}

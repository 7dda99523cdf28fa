using QRCoder;
using Troth.Client.Interop;

namespace Troth.Client.Port;

/// <summary>QR codes as plain modules, drawn by the page as SVG. The encoder is fetched when the first code is wanted: nobody waits for it at the start.</summary>
internal static class QrCodes
{
    private const int Margin = 4; // the quiet zone that QRCoder adds; the page draws its own

    /// <summary>The dark modules by row and column, without a margin; none where the encoder cannot be fetched. The words beside a code say the same.</summary>
    public static async Task<bool[,]> DrawAsync(string text) => await Parts.TryLoadAsync(Parts.OfCodes) ? Modules(text) : new bool[0, 0];

    /// <summary>The same for the shell's printed kit.</summary>
    public static void DrawForShell(string text) => _ = AnswerAsync(text);

    private static async Task AnswerAsync(string text) =>
        Bridge.QrDrawn(string.Concat((await DrawAsync(text)).Cast<bool>().Select(dark => dark ? '1' : '0')));

    private static bool[,] Modules(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count - (2 * Margin);
        var modules = new bool[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                modules[row, column] = code.ModuleMatrix[row + Margin][column + Margin];
            }
        }

        return modules;
    }
}

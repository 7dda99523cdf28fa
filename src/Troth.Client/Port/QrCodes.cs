using QRCoder;

namespace Troth.Client.Port;

/// <summary>QR codes as plain modules, drawn by the page as SVG.</summary>
internal static class QrCodes
{
    private const int Margin = 4; // the quiet zone that QRCoder adds; the page draws its own

    /// <summary>The dark modules by row and column, without a margin.</summary>
    public static bool[,] Modules(string text)
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

    /// <summary>The same, row by row, as a text of 0 and 1: for the shell's printed kit.</summary>
    public static string Text(string text) => string.Concat(Modules(text).Cast<bool>().Select(dark => dark ? '1' : '0'));
}

using System.Globalization;
using System.Text;

namespace Troth.Ui;

/// <summary>Draws the dark modules of a QR code.</summary>
public static class QrPath
{
    /// <summary>An SVG path with one unit square for each dark module.</summary>
    public static string Of(bool[,] modules)
    {
        var path = new StringBuilder();
        for (var row = 0; row < modules.GetLength(0); row++)
        {
            for (var column = 0; column < modules.GetLength(1); column++)
            {
                if (modules[row, column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return path.ToString();
    }
}

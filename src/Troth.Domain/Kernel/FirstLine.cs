namespace Troth.Domain;

/// <summary>A text as a title.</summary>
public static class FirstLine
{
    private const int Longest = 60;

    /// <summary>The first line, shortened at a blank where it is long.</summary>
    public static string Of(string text)
    {
        var line = text.Split('\n', 2)[0].Trim();
        if (line.Length <= Longest)
        {
            return line;
        }

        var space = line.LastIndexOf(' ', Longest);
        return string.Concat(line.AsSpan(0, space > 0 ? space : Longest), "…");
    }
}

namespace Troth.Features.Openness;

/// <summary>Turns of phrase that are often heard as a defence. It only ever suggests, on the writer's own screen (R48); the list is English and short.</summary>
public static class Defence
{
    private static readonly string[] Turns =
        ["but you", "because you", "if you had", "you made me", "you never", "technically", "at least i", "it was nothing", "it meant nothing", "not my fault", "only because"];

    /// <summary>Whether the words have such a turn.</summary>
    public static bool MayBeHeardIn(string words)
    {
        var plain = $" {string.Join(' ', words.ToLowerInvariant().Split([' ', '\n', '\t', ',', '.', ';', ':'], StringSplitOptions.RemoveEmptyEntries))} ";
        return Turns.Any(turn => plain.Contains($" {turn} ", StringComparison.Ordinal));
    }
}

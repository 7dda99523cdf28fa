namespace Troth.Features.Phrasing;

/// <summary>Turns of phrase that are often heard as a defence. It only ever suggests, on the writer's own screen (R48); the list is English and short.</summary>
public static class Defence
{
    private static readonly string[] Known =
        ["but you", "because you", "if you had", "you made me", "you never", "technically", "at least i", "it was nothing", "it meant nothing", "not my fault", "only because"];

    /// <summary>Whether the words have such a turn.</summary>
    public static bool MayBeHeardIn(string words) => Turns.Plain(words) is var plain && Known.Any(turn => Turns.Has(plain, turn));
}

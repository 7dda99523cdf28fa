using Xunit;

namespace Troth.Tests;

/// <summary>Tables of typed words for theories.</summary>
internal static class Wordings
{
    /// <summary>Each wording with its reason, one row each.</summary>
    public static TheoryData<string, string> WithReasons(Dictionary<string, string[]> phrases)
    {
        TheoryData<string, string> table = [];
        foreach (var (reason, typed) in phrases)
        {
            foreach (var phrase in typed)
            {
                table.Add(phrase, reason);
            }
        }

        return table;
    }
}

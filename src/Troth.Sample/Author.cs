using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Which of the two.</summary>
public enum Author
{
    Ana,
    Ben,
}

/// <summary>What a log says of an author.</summary>
public static class Authors
{
    /// <summary>The author's member ref, the same in both logs here.</summary>
    public static Id16 Ref(this Author author) => new(author == Author.Ana ? 0xAU : 0xBU);
}

namespace Troth.Domain;

/// <summary>How far words reach: said by the marker on every page before typing, and kept by the key they are sealed under.</summary>
public enum Reach
{
    /// <summary>The personal space: sealed under a key that only the author has.</summary>
    OnlyMe,

    /// <summary>The shared space of two people.</summary>
    Both,
}

namespace Troth.Domain;

/// <summary>The five places of the app; there are no more.</summary>
public enum Place
{
    Today,
    Together,
    Me,
    Guides,
    Care,
}

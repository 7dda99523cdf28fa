using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Troth.Tests;

/// <summary>Buttons by what is seen of them: a list may add words for the ear, so that no two of its buttons have one name.</summary>
internal static class Buttons
{
    /// <summary>What is seen of it.</summary>
    public static string Seen(this IElement button) => string.Concat(button.ChildNodes.Where(n => n is not IElement { ClassName: "unseen" }).Select(n => n.TextContent));

    /// <summary>The first one that is seen to say this.</summary>
    public static IElement Button<TPage>(this IRenderedComponent<TPage> page, string seen)
        where TPage : IComponent =>
        page.FindAll("button").First(b => b.Seen() == seen);

    /// <summary>A page whose closed part was opened; before that there is nothing to type into (R47).</summary>
    public static IRenderedComponent<TPage> Opened<TPage>(this IRenderedComponent<TPage> page)
        where TPage : IComponent
    {
        Xunit.Assert.Empty(page.FindAll("textarea, input"));
        page.Button("Open").Click();
        return page;
    }

    /// <summary>What each of them is called by a screen reader; no two the same, or whoever hears a list of them cannot tell which is which.</summary>
    public static void HaveNamesOfTheirOwn<TPage>(this IRenderedComponent<TPage> page)
        where TPage : IComponent =>
        Xunit.Assert.Distinct(page.FindAll("button").Select(b => b.TextContent));
}

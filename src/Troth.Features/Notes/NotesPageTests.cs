using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Notes;

public sealed class NotesPageTests
{
    [Fact]
    public async Task A_note_is_read_by_both_and_the_field_is_empty_again()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var page = ana.Render<NotesPage>();

        Assert.Equal("Both of us", page.Find(".marker").TextContent);
        page.Find("#text").Input("thank you");
        page.Find("form").Submit();

        Assert.Equal("", page.Find("#text").GetAttribute("value"));
        Assert.Contains("thank you", ben.Render<NotesPage>().Find("article").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Alone_a_note_is_refused_and_what_was_typed_stays()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<NotesPage>();

        page.Find("#text").Input("to nobody");
        page.Find("form").Submit();

        Assert.Equal("to nobody", page.Find("#text").GetAttribute("value"));
        Assert.Contains("nobody to share with", page.Find("#text-error").TextContent, StringComparison.Ordinal);
    }
}

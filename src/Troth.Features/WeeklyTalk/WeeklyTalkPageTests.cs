using Bunit;
using Troth.Features.Commitments;
using Troth.Features.Kindness;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.WeeklyTalk;

public sealed class WeeklyTalkPageTests
{
    [Fact]
    public async Task R28_the_talk_begins_with_what_went_well_and_what_was_not_kept_has_no_penalty()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var promise = Id16.New();
        await couple.Ana.WriteAsync([new(Id16.New(), new KindnessEvent.Noticed("soup on the stove")), new(Id16.New(), new CommitmentEvent.Made(promise, new("I call by six", new(Pace.Daily), couple.Today)))]);
        await couple.Ana.WriteAsync([new(Id16.New(), new CommitmentEvent.Told(promise, couple.Today, false))]);

        var page = ben.Render<WeeklyTalkPage>();

        Assert.Equal(["What went well", "What to talk about", "To end with"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Contains("Ana noticed in you:", page.Find("section").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ana said that it was not kept:", page.Markup, StringComparison.Ordinal);
        Assert.Contains("There is no penalty.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("You noticed in Ben:", ana.Render<WeeklyTalkPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Either_adds_a_point_takes_it_back_and_closes_the_talk()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = (ana.Render<WeeklyTalkPage>(), ben.Render<WeeklyTalkPage>());
        Assert.Equal("Both of us", anas.Find(".marker").TextContent);
        Assert.Contains("Nothing waits.", anas.Markup, StringComparison.Ordinal);
        foreach (var text in new[] { "the summer", "a slip of the pen" })
        {
            anas.Find("#point").Input(text);
            Add(anas);
        }

        bens.WaitForAssertion(() => Assert.Equal(2, bens.FindAll("article").Count));
        Assert.DoesNotContain(bens.FindAll("button"), b => b.TextContent.StartsWith("Take it back", StringComparison.Ordinal));
        anas.FindAll("button").Last(b => b.TextContent.StartsWith("Take it back", StringComparison.Ordinal)).Click();
        bens.WaitForAssertion(() => Assert.Contains("the summer", Assert.Single(bens.FindAll("article")).TextContent, StringComparison.Ordinal));

        bens.Find("#words").Input("We plan the summer on Sunday");
        bens.FindAll("button").First(b => b.TextContent == "We have had our talk").Click();
        bens.WaitForAssertion(() => Assert.Contains("You had your talk today.", bens.Markup, StringComparison.Ordinal));
        Assert.Empty(bens.FindAll("article"));

        // It is over for one: the other reads the words, and keeps the point and the button.
        anas.WaitForAssertion(() => Assert.Contains("Ben wrote:", anas.Find("details").TextContent, StringComparison.Ordinal));
        Assert.Contains("We plan the summer on Sunday", anas.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Single(anas.FindAll("article"));
        anas.Find("article input[name=left]").Change(true);
        anas.FindAll("button").First(b => b.TextContent == "We have had our talk").Click();
        anas.WaitForAssertion(() => Assert.Contains("You had your talk today.", anas.Markup, StringComparison.Ordinal));
        Assert.Contains("the summer", Assert.Single(anas.FindAll("article")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_is_said_aloud_and_nobody_who_is_afraid_has_to_add_anything()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var page = ana.Render<WeeklyTalkPage>();
        Assert.Contains("you do not have to", page.Find(".stack:has(#point)").TextContent, StringComparison.Ordinal);
        page.Find("#point").Input("the summer");
        Add(page);
        Assert.Equal("Ben can see it now.", page.Find("[role=status]").TextContent);
        page.FindAll("button").First(b => b.TextContent.StartsWith("Take it back", StringComparison.Ordinal)).Click();
        Assert.Equal("You took it back.", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Alone_nothing_is_added_and_what_was_typed_stays()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<WeeklyTalkPage>();
        page.Find("#point").Input("the summer");
        page.Button("Add it").Click();

        Assert.DoesNotContain(page.FindAll("button"), b => b.Seen() == "Yes, add it");
        Assert.Equal("the summer", page.Find("#point").GetAttribute("value"));
        Assert.Contains("nobody to share with", page.Find("#point-error").TextContent, StringComparison.Ordinal);
        page.FindAll("button").First(b => b.TextContent == "We have had our talk").Click();
        Assert.Contains("nobody to share with", page.Find("#words-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_point_goes_out_after_one_more_question_and_what_is_missing_is_said_first()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var (page, before) = (ana.Render<WeeklyTalkPage>(), couple.Shared.Count);
        page.Button("Add it").Click();
        Assert.Contains("nothing to add yet", page.Find("#point-error").TextContent, StringComparison.Ordinal);

        page.Find("#point").Input("the summer");
        page.Button("Add it").Click();
        Assert.Contains("Ben can read it from then on.", page.Find("[role=group]:has(button)").TextContent, StringComparison.Ordinal);
        page.Button("No, leave it").Click();
        Assert.Equal(before, couple.Shared.Count);
        Add(page);

        Assert.Equal("the summer", Assert.Single(couple.Ben.State.Of<WeeklyTalks>().Points).Text);
    }

    private static void Add(IRenderedComponent<WeeklyTalkPage> page)
    {
        page.Button("Add it").Click();
        page.Button("Yes, add it").Click();
    }
}

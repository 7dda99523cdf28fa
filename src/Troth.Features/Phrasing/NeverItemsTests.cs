using Troth.Features.Meeting;
using Troth.Features.Transparency;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Phrasing;

public sealed class NeverItemsTests
{
    /// <summary>What can never be in the plan, in many words, and why not.</summary>
    public static TheoryData<string, string> Refused { get; } = Wordings.WithReasons(new()
    {
        [NeverRefusals.NoPlaces] =
        [
            "My location", "Share my live position", "I share my location with you all day", "Turn on location sharing", "You can see where I am", "I want to know where you are",
            "Use the GPS of the car", "Find My iPhone stays on", "A tracker in the car", "Let me track you", "We follow each other on the map: live location", "I know your whereabouts",
            "MY   LOCATION", "my lócation", "my l0cation", "my l.o.c.a.t.i.o.n", "my lo-cation", "Send me your position every hour", "An AirTag in my bag", "Where are you? I check where you are at lunch",
        ],
        [NeverRefusals.NoMessages] =
        [
            "Read your chats", "I read your messages", "Show me your texts", "Let me check your WhatsApp", "I go through your DMs", "Access to my email account", "You may look at my messages at any time",
            "My WhatsApp is open to you", "Forward all emails from work", "Scroll through Instagram together: your inbox", "Read my diary", "We keep our chat history visible",
        ],
        [NeverRefusals.NoPasswords] =
        [
            "I give you my password", "Tell me your passcode", "p a s s w o r d", "Pass-word of the laptop", "pässwörd", "p4ssw0rd", "Give me your PIN", "I tell you the PIN", "Face ID for you as well", "Your fingerprint on my phone", "The login of my mail", "Each knows the pin of the other",
        ],
        [NeverRefusals.NoPhones] =
        [
            "Unlock your phone for me", "I unlock my phone for you when you ask", "You can look through my phone", "Hand over your phone every evening", "We swap phones on Sundays", "Leave your phone open for me", "Check my laptop",
            "See your phone", "I show you my phone", "Spot checks of the tablet", "You search my computer", "Look at each other's phones", "Your browser history",
        ],
        [NeverRefusals.NoScreens] = ["Screen recording in the evening", "Send a screenshot", "Record my screen", "I share my screen with you", "Mirror the screen on the TV"],
        [NeverRefusals.NoCalls] = ["Show me the call log", "The phone bill each month", "A list of my recent calls", "I check your calls", "Who you called today, in your call list"],
        [NeverRefusals.NoPhotos] = ["Send me a photo from the office", "A selfie at lunch", "Photos of where you are", "Pictures as you arrive", "I send you a picture of the hotel room"],
        [NeverRefusals.NoApps] = ["Which apps are on your phone: the app list", "Show me your apps", "Installed apps, once a week", "Put a monitoring app on it", "Parental controls", "Your screen time report"],
        [NeverRefusals.NoContacts] = ["Your contact list", "Show me your contacts", "Share your contacts with me", "Your friends list", "The address book"],
        [NeverRefusals.NoListening] = ["A video check at night", "Leave the camera on", "I record our conversations", "Microphone on while you are out", "I listen in on your calls", "Stay on the phone with me until you are home", "Live video from the hotel"],
        [NeverRefusals.NoProof] = ["A lie detector once a year", "Prove that you were at work", "A polygraph", "Proof of where you slept", "I verify it with your colleague", "A video call to prove that you are alone"],
    });

    /// <summary>What may well be in the plan, though some words of it sound alike.</summary>
    public static TheoryData<string> Allowed { get; } = new(
        "I tell you when I come home late",
        "Each evening, one sentence about any contact from that side.",
        "If a message comes from that side, I tell you the same day, in my own words",
        "I send you a message when I leave work",
        "I text you if the evening changes",
        "I tell you where I am going before I go out",
        "I say where I was when I come home late",
        "I check in by phone when I travel",
        "We have a video call on the evenings I am away",
        "I phone you when I look for a new flat",
        "The phones stay in the kitchen at night",
        "I put my phone away at dinner",
        "We talk without devices and look at one another",
        "I show you the statement of our joint account once a month",
        "We look at old photos together on Sundays",
        "Which days I travel for work, and with whom, a week before",
        "We choose a location for our talk",
        "Allocation of the chores",
        "I pin the plan of the week to the fridge",
        "I keep track of what I drink and tell you",
        "I am back on track and say so",
        "I tell you when I have met somebody new",
        "I tell you if I meet that person by chance, before you ask",
        "I open up about one hard moment a week",
        "I say when a day is hard, before we talk",
        "I tell you when I am on call",
        "I tell you when I feel tempted to write back",
        "How the talk with my counsellor was, as far as I like",
        "I look forward to the week and tell you what is in it",
        "Nous nous disons chaque soir comment la journée s'est passée",
        "");

    [Theory]
    [MemberData(nameof(Refused))]
    public void R14_what_can_never_be_in_the_plan_is_refused_with_its_reason(string typed, string reason) => Assert.Equal(reason, NeverItems.WhyNot(typed));

    [Theory]
    [MemberData(nameof(Allowed))]
    public void R14_what_only_sounds_alike_is_let_through(string typed) => Assert.Null(NeverItems.WhyNot(typed));

    [Fact]
    public void R14_both_devices_refuse_it_in_what_is_told_and_in_why()
    {
        var (today, now) = (new DateOnly(2026, 5, 4), new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
        var (bond, id) = (new Bond(now.AddDays(-3), true, false, false), new Id16(1));
        var terms = PlanTerms.Blank(today) with { What = "In the evening", Purpose = "so that I can read your messages" };
        var sent = TransparencyPlan.Evolve(TransparencyPlan.None, new(Domain.Reach.Both, 1, new(2), new(new(2), false, now), "", default, true), new TransparencyEvent.Suggested(id, terms));

        Assert.Equal(NeverRefusals.NoMessages, Why(TransparencyPlan.None.Suggest(id, terms, bond, today, now)));
        Assert.Equal(NeverRefusals.NoMessages, Why(sent.Accept(id, sent[id]!.Open!.Hash, bond, today, now)));
        Assert.Equal(NeverRefusals.NoPlaces, Why(TransparencyPlan.None.Suggest(id, terms with { What = "My location", Purpose = "calm" }, bond, today, now)));
    }

    [Fact]
    public void R14_no_part_of_an_item_has_room_for_anything_but_words_a_direction_a_rhythm_and_a_day() =>
        Assert.Equal([typeof(Shower), typeof(string), typeof(string), typeof(Rung), typeof(DateOnly)], typeof(PlanTerms).GetConstructors().Single(c => c.GetParameters().Length > 1).GetParameters().Select(p => p.ParameterType));

    private static string? Why(Domain.Decision<TransparencyEvent> decision) => (decision as Domain.Decision<TransparencyEvent>.Refused)?.Reason;
}

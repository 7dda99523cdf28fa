using System.Globalization;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Phrasing;

/// <summary>What nobody can owe, be made to give or be threatened into, in the words of somebody who asks for it, and what two people may well agree on.</summary>
public sealed class NeverOwedTests
{
    /// <summary>Bodies, forgiving, threats and ways round the other rules, and why they cannot stand.</summary>
    public static TheoryData<string, string> Refused { get; } = Wordings.WithReasons(new()
    {
        [NeverRefusals.NoBodies] =
        [
            "You sleep with me twice a week", "we have sex every Friday", "you do not refuse me", "Sex at least once a week", "We make love on Saturdays", "You have sex with me again", "I sleep with you whenever you want it",
            "You never say no to me", "You do not turn me down any more", "You owe me sex", "You earn my trust back in bed", "You have to kiss me", "You let me touch you", "You lose weight", "Sexually available for me", "You make it up to me in bed",
        ],
        [NeverRefusals.NoForgiving] =
        [
            "You forgive me by Christmas", "you stop being angry", "You forgive me", "I am forgiven by the summer", "You must forgive by Easter", "You are no longer angry in June", "You do not cry in front of me", "You get over it by May",
            "You stop bringing it up", "You trust me again in 3 months", "You do not mention it any more", "You stop being jealous",
        ],
        [NeverRefusals.NoThreats] =
        [
            "You write to me each day or I leave", "You are honest, or I'll leave you", "I take the children", "If you lie I take the children away", "You stay or I keep the kids", "You will never see the children again",
            "Or I tell your mother", "I tell your boss", "I tell your mother", "If you do not come I tell your parents what you did", "You tell me all of it or we are over", "You talk, or you move out", "If you go, I hurt myself", "You will regret it", "I leave you if you see a friend",
        ],
        [NeverRefusals.NoCuttingOff] = ["You do not see Marco without me", "You never talk to Marco unless I am there", "You meet Marco only with me", "You only see your friends when I am there"],
        [NeverRefusals.NoPhones] = ["Your phone lies open on the table", "The phones stay unlocked at home", "Our phones lie on the table so that either of us can look: you can look at my phone"],
        [NeverRefusals.NoListening] = ["A video call at ten so that I see your room", "On a video call you let me see the bed", "We video call so that I see who is there"],
        [NeverRefusals.NoContacts] = ["You tell me who you spoke to today", "I report whom you would ask about: who I spoke to at work"],
    });

    /// <summary>What two free people may say, though some words of it sound alike.</summary>
    public static TheoryData<string> Allowed { get; } = new(
        "We go to bed at the same time",
        "I tell you when I am angry",
        "I sleep on the sofa while you need room",
        "We talk about sex with our therapist",
        "I leave work by six",
        "We talk about sex once a month, and either may stop",
        "We have no sex until both of us want it",
        "I ask before I touch you",
        "We kiss goodbye in the morning",
        "We hold hands on our walk every evening",
        "Each time we say yes or no to sex, and both are fine",
        "Nobody has to have sex",
        "I go for a sexual health test every three months",
        "I sleep in the other room on weekdays",
        "You do not have to forgive me",
        "You decide whether you forgive, in your own time",
        "I do not ask you to forgive me before you want to",
        "You may be angry and I do not leave the room",
        "I tell you when I am not angry any more",
        "I stop talking when you cry and I wait",
        "We do not bring it up after ten at night",
        "I move on from work early on Fridays",
        "I take the children to school",
        "I take the children on Saturdays so that you can rest",
        "You or I take the children to school",
        "I tell your mother that I am sorry",
        "I tell your sister what I left out",
        "I ring or I leave a message when I am late",
        "I leave the room if you shout, and come back",
        "I tell you when I think of hurting myself",
        "I say sorry when I hurt you",
        "I tell my boss that I do not travel with that person",
        "We tell the children together that we sleep apart",
        "I have no contact with Marco",
        "I do not see Marco any more",
        "You have no contact with Marco",
        "You do not meet that person without me",
        "The phones lie in the kitchen at night",
        "We have a video call on the evenings I am away so that we can talk",
        "I tell you who I like to talk to when it is hard",
        "I open the letter of the lawyer with you",
        "We say sorry and let it go when both of us can",
        "You do not bring it up at table, and I do not either",
        "You get time alone on Sundays",
        "I cook for you every Friday",
        "I hug you when you ask for it",
        "We see a couples counsellor about closeness every second week",
        "I tell you when I feel lonely in bed",
        "I do not refuse you an answer",
        "I am home when you have to leave early",
        "I do not drink when I have the children",
        "We have dinner out twice a month",
        "I trust you with the money again from May");

    [Theory]
    [MemberData(nameof(Refused))]
    public void R14_what_nobody_can_owe_or_be_threatened_into_is_refused_with_its_reason(string typed, string reason) => Assert.Equal(reason, NeverItems.WhyNot(typed));

    [Theory]
    [MemberData(nameof(Allowed))]
    public void R14_closeness_anger_and_daily_life_are_let_through(string typed) => Assert.Null(NeverItems.WhyNot(typed));

    [Fact]
    public void R14_both_lists_are_long_enough_to_mean_something() => Assert.True(Refused.Count >= 25 && Allowed.Count >= 25);

    [Theory]
    [InlineData("We have sex every Friday", "owed")]
    [InlineData("You forgive me by Christmas", "owed")]
    [InlineData("You come home or I leave", "penalty")]
    public void Where_it_only_gets_advice_the_advice_fits(string typed, string advice) => Assert.Contains(advice, OneSided.Advice(typed, CultureInfo.InvariantCulture));
}

using Troth.Tests;
using Xunit;

namespace Troth.Features.Phrasing;

/// <summary>What a person who wants to rule over the other might type, and what two people who do not might.</summary>
public sealed class NeverOrdersTests
{
    /// <summary>Orders and reports, in many words, and why they cannot stand.</summary>
    public static TheoryData<string, string> Refused { get; } = Wordings.WithReasons(new()
    {
        [NeverRefusals.NoPlaces] =
        [
            "Tell me where you are every hour", "Text me when you arrive and when you leave", "You always tell me where you are going", "I write to you where I am", "Let me know where you are at all times",
            "You message me each time you leave the house", "I ring whenever I set off or stop somewhere", "Say where you are whenever I ask", "You tell me when you leave the office and when you get home",
            "I tell you the moment I leave", "The mileage of the car every Friday", "I want to know where you have been, any time", "Report where you are as soon as I ask",
            "Keep me posted on where you are", "Drop me a pin wherever you are", "Message me as soon as you get to work and again when you leave", "I can see on the map when you come home",
        ],
        [NeverRefusals.NoPasswords] =
        [
            "The code to unlock it", "You give me the code of your phone", "The four digits of the tablet", "My thumb is stored on your phone as well", "Never lock your phone", "No code on the phone", "Full access to everything",
            "You stay logged in on my laptop", "Your pattern to unlock it", "I have the combination for your laptop",
        ],
        [NeverRefusals.NoMessages] =
        [
            "Show me what they wrote", "I see what you write to people", "Tell me who you text", "You tell me who messages you", "You do not delete any messages", "Nothing is deleted from the chats", "I can see when you were last online", "Show me every text",
            "You say who else you are chatting with", "You read me what people send",
        ],
        [NeverRefusals.NoCalls] = ["Tell me about every call", "Whenever your phone rings you tell me who it was", "You write down all calls of the day", "You tell me who you phone"],
        [NeverRefusals.NoListening] = ["You take calls in front of me", "Calls are on speaker", "Video call me when you get there", "Facetime and show me who is there", "You phone where I can hear it"],
        [NeverRefusals.NoPhotos] = ["A snap when you arrive", "A picture of the room you are in", "Pics of who you sit with"],
        [NeverRefusals.NoContacts] = ["The names of everyone you work with", "Tell me everyone you talk to", "I know who you were with", "I decide who you follow", "You tell me who you meet", "The numbers of your friends"],
        [NeverRefusals.NoApps] = ["You install nothing without asking", "I approve what you download", "Ask me before you install something", "No new accounts without me"],
        [NeverRefusals.NoProof] = ["I check your bag at the door", "You empty your pockets for me", "I go through your drawers"],
        [NeverRefusals.NoHourly] = ["Report to me every hour how it is going", "Text every two hours", "You answer within five minutes", "You reply to my texts immediately", "Tell me everything you did", "Pick up at the first ring", "You call every 30 minutes"],
        [NeverRefusals.NoCuttingOff] =
        [
            "You do not see your sister without telling me", "Not see your sister without telling me", "You stop seeing your friends", "Never talk to your mother alone", "No contact with your family", "You drop your friends", "You stay away from your family", "You quit seeing your cousin", "You see nobody but me", "No more evenings with your friends", "You see your parents less: you no longer visit your parents",
            "I come along when you see your brother and I sit there, so you never meet your brother alone", "You only see your friends when I am there", "You tell me before you call your mother", "You talk to your sister only with me", "You do not go to your parents at Christmas", "You cut off your old friends", "Your friends do not come here, not visit", "You may see your family once a month, only see your family then",
        ],
        [NeverRefusals.NoLeave] =
        [
            "You ask me before you go out", "I ask you first whether I can meet somebody", "You only go out when I agree", "You need my permission", "You do not leave the house without asking", "No going out without my okay", "You are not allowed to drink with others", "You never travel alone", "You are home by six",
            "I go nowhere unless I say so first and you say yes: I ask you before I go out", "You check with me before you buy clothes", "You stay home at weekends", "Only go out with a reason, and only if I know it first", "You clear it with me before you meet anyone", "You have to be home at nine", "You wear what I say", "I decide who you meet", "You do not leave the house after eight", "You give up your evening class",
        ],
    });

    /// <summary>What two people may well plan.</summary>
    public static TheoryData<string> Allowed { get; } = new(
        "I tell you when my train is late",
        "I tell you who it was that helped me today",
        "We do not track each other",
        "Nobody has to show a phone",
        "I see on your face that it hurts, and I ask",
        "I leave my phone in the hall",
        "I do not go out on Sundays, because they are ours",
        "We use a code word that you know as well",
        "We look at the bank statement together",
        "I ring when I leave work if it gets late",
        "I tell you whenever I come home late",
        "I tell you every evening how the day was",
        "Every evening at nine we talk for half an hour",
        "I tell you where I am going when I travel for work",
        "I say where I am with my feelings once a week",
        "We tell each other where we are going on Saturday",
        "I write to you when I feel tempted",
        "I text you a good night when I am away",
        "I leave the meeting and write to you that I think of you",
        "I tell you when I leave for a trip",
        "We lock the door at night",
        "The code of the bike is on the fridge",
        "Both phones are off and out of the bedroom",
        "We talk face to face, not by phone",
        "I notice a pattern: I reach for my phone when I am sad, and I say so",
        "I tell you what I learned in therapy, as far as I like",
        "I read to you what I wrote for our talk",
        "I tell you the same day if that person writes to me, in my own words",
        "I tell you of every call from that side",
        "I delete the number of that person",
        "I have ended contact with that person and say so if it changes",
        "I tell you if somebody from that time speaks to me",
        "I tell you who called for you while you were out",
        "I call my mother on Sundays",
        "I tell you when my sister visits",
        "We visit your parents together once a month",
        "I do not talk about us with my friends without asking you",
        "I do not talk badly about your family",
        "We do not talk about it when friends are there",
        "I say so if I do not feel like seeing friends",
        "I tell you if I do not want to visit my parents",
        "I invite my brother for Sunday and tell you the day before",
        "We tell each other before we invite guests",
        "We ask each other before we meet friends at home",
        "We ask each other before we buy something over 200",
        "I do not leave a talk without saying when I come back",
        "I do not go to bed without saying good night",
        "If I am tired I say so",
        "I pause a talk when I say stop",
        "I decide what I tell my friends about us",
        "I am home by six on Fridays",
        "I say by noon whether I will be late",
        "I say in the morning when I will be home",
        "I tell you on Sunday which evenings are full for me",
        "I tell you about the trip a week before, and what I need",
        "I tell you how the evening with my friends was, as far as I like",
        "We each have an evening of our own every week",
        "I go out on Thursdays and you do on Tuesdays",
        "I answer what you ask on the same day",
        "I answer as well as I can, and say when I cannot",
        "I say when I need a break, and when I am back in the talk",
        "I tell you without being asked when something came up",
        "I tell you when an old picture turns up",
        "We put the old photos in a box together",
        "I thank you for everything you do for the children",
        "I say when work needs me on the phone in the evening",
        "I do not check on you, and ask when I am worried",
        "I look into my own fear first, and then I tell you",
        "I tell you when I am in a crowd and it gets too much",
        "We plan our time with the family together",
        "I do not read at table",
        "I tell you when my therapist moves the hour",
        "I keep the promise to see my doctor and tell you that I went",
        "We go out together on Fridays",
        "I tell you when I like somebody new at work",
        "Once a week I say what was hard to say");

    [Theory]
    [MemberData(nameof(Refused))]
    public void R14_an_order_or_a_report_is_refused_with_its_reason(string typed, string reason) => Assert.Equal(reason, NeverItems.WhyNot(typed));

    [Theory]
    [MemberData(nameof(Allowed))]
    public void R14_what_two_free_people_say_is_let_through(string typed) => Assert.Null(NeverItems.WhyNot(typed));

    [Fact]
    public void R14_both_lists_are_long_enough_to_mean_something() => Assert.True(Refused.Count >= 60 && Allowed.Count >= 60);
}

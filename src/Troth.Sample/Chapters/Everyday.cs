namespace Troth.Sample.Chapters;

/// <summary>What is written on days that have no line of their own, and in the years after the twelve weeks.</summary>
internal static class Everyday
{
    /// <summary>Lines of a check-in; most are empty.</summary>
    public static IReadOnlyList<string> CheckIns { get; } =
    [
        "", "", "", "", "", "An ordinary day.", "Tired, nothing more.", "Slept well for once.", "Work was loud. Home was quiet.", "A short walk helped.",
        "Not much to say today.", "The talk stopped when the timer rang.", "Thought of it twice, and went on with the day.", "Glad of the quiet evening.",
    ];

    /// <summary>Notes for both.</summary>
    public static IReadOnlyList<string> Notes { get; } =
    [
        "I will be home at half past six. If that changes, I will say so before six.",
        "Thank you for asking before you told your mother.",
        "I would like a morning without phones again, if you would.",
        "It was good that we stopped when the timer rang, although I had more to say.",
        "I was short with you this morning. You had done nothing. I am sorry.",
        "The appointment has moved by an hour. I have put it on the paper in the kitchen.",
        "Soup is in the pot. You need not eat it with me, it is just there.",
        "I noticed that you told me at once. It makes a difference.",
        "Could we speak about the summer on our next talk? Ten minutes would do.",
        "A thing I would rather have kept to myself: I bought the more expensive one, and hid the receipt for a day.",
        "Today was heavy for me, and not because of anything you did. I will be better company tomorrow.",
        "The heron is back.",
    ];

    /// <summary>Private pages.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "A quiet day. I looked for the old heaviness and it was there, but smaller, like a coat that hangs in the hall.",
        "I caught myself checking the time again. Put the phone in the drawer and went out to water the tomatoes. They do not care what time it is.",
        "We disagreed about money and it stayed about money. I want to remember that this is possible.",
        "Woke at three. Wrote this. Five things I can see: lamp, glass, window, the plant that refuses to die, my own feet.",
        "A date came round that I had been dreading. I said so at breakfast. We did the day slowly, and then it was over.",
        "The therapist asked what I would tell a friend. I would tell a friend to rest. So I rested.",
        "I do not know yet whether I trust it or am only used to it. I suppose the difference shows on a bad day.",
        "Something good: we laughed in the supermarket, about nothing, until somebody turned round.",
        "I wanted to explain myself and asked a question instead. It was the better sentence.",
        "Anger today, out of a clear sky. I ran it off by the river, and came home with wet shoes and nothing broken.",
        "I have been thinking about what I need, as opposed to what I am afraid of. They are written on different pages now.",
        "Nothing happened. I used to find that dull.",
    ];
}

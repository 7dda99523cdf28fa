using static Troth.Sample.Author;
using static Troth.Sample.Chapters.Script;

namespace Troth.Sample.Chapters;

/// <summary>Weeks one to four: steadying. Sleep, meals, rules for talking, nothing large.</summary>
internal static class FirstWeeks
{
    public static IReadOnlyList<Line> Lines { get; } =
    [
        Page(0, "19:05", Ana, "Three weeks since I found out. We put this on our phones tonight, each on our own, and compared the words at the kitchen table. It felt odd to sit so close.\n\nI do not know yet what I want from it. Somewhere to put things down that is not my sister's phone."),
        Page(0, "21:40", Ben, "We compared the words and then washed up. Neither of us said much.\n\nI keep wanting to say the sentence that ends this. There is no such sentence. The counsellor on the phone said: first make it steady, then tell it. I can try steady."),
        Page(1, "03:10", Ana, "Awake again. Counted what I ate: toast, half a banana. Tomorrow soup, whatever happens.\n\nThe thought that comes at this hour is always the same one. I am writing it here so that it has somewhere else to be."),
        Note(2, "18:20", Ben, "I want this to stand where you can find it. The contact is over. I ended it on the 3rd, in writing, and there has been nothing since. If anything comes from that side, I will tell you the same day, without you having to ask."),
        Note(2, "20:45", Ana, "I have read it. I am not ready to say more than that.\n\nOne thing I need: no talking about it after nine in the evening. I do not sleep when we do."),
        Note(3, "07:30", Ben, "Not after nine. Agreed. I will keep an eye on the clock, that does not have to be your job too."),
        new Line.CheckIn(2, Ana, "On guard all day. The soup was good."),
        new Line.CheckIn(2, Ben, "I listen for every sound you make. I know that is not the same as listening."),
        new Line.CheckIn(3, Ana, "Slept four hours."),
        new Line.CheckIn(3, Ben, "Stayed with the clock. Nine felt early, and right."),
        Page(4, "12:25", Ben, "I noticed today that I was hoping to be told it will be all right. That is asking Ana to do the carrying. Wrote this instead of saying it."),
        new Line.CheckIn(4, Ana, "A colleague made me laugh. Then I felt guilty for laughing."),
        Page(5, "22:15", Ana, "I went to the clinic by myself. They were kind and quick, and it is one thing I no longer have to think about at night. Ben has an appointment on {11}."),
        new Line.CheckIn(5, Ben, "Made the appointment. {11}, ten o'clock."),
        new Line.CheckIn(6, Ana, "Not sharing this one. Just tired."),
        Note(7, "17:50", Ana, "Could we try talking at a fixed time? Twenty minutes, {9} and {14} at six, with the timer on. The rest of the week I would like to be left to breathe."),
        Note(7, "19:10", Ben, "Yes. {9} and {14} at six. I will set the timer and stop when it rings, also in the middle of a sentence."),
        new Line.CheckIn(7, Ben, "Glad there is a shape to it."),
        Page(9, "18:40", Ben, "First twenty minutes. I started to explain twice and stopped myself twice. Ana said: just tell me you heard it. So I did. Explaining can wait for the day it is asked for."),
        Page(9, "19:30", Ana, "The timer rang while I was crying, and Ben stopped and brought water and did not touch me. That was right. I want to remember that it was right, because tomorrow I will be angry again."),
        new Line.CheckIn(9, Ana, "Twenty minutes is long enough."),
        new Line.CheckIn(9, Ben, "Heard more in twenty minutes than in two weeks."),
        Page(10, "23:55", Ana, "A hard one. Their name was on a poster for something else entirely, the same first name, and my whole body went cold in the tram.\n\nFive things I can see. It helped a little. I got off one stop early and walked."),
        new Line.CheckIn(10, Ana, "A name on a poster. It took the whole evening."),
        new Line.CheckIn(10, Ben, "I did not know what had happened. I am glad you told me in the end."),
        Note(11, "07:15", Ben, "Thank you for telling me about the poster. You do not have to protect me from days like that."),
        new Line.CheckIn(12, Ben, "Told my brother, as we agreed, and only what we agreed."),
        Page(13, "21:05", Ana, "Looked through the old holiday pictures and did not know any more which of them were true. I put the box on the top shelf. Not thrown away. Just up there."),
        new Line.CheckIn(14, Ana, "The second talk was quieter."),
        Page(15, "06:50", Ben, "I am ashamed in the mornings. By noon it turns into wanting to be forgiven, quickly. I can feel the hurry in it. The hurry is mine to look after."),
        Note(16, "20:10", Ana, "I would like us each to have somebody to talk to. I have asked for a name at the health centre. Would you look for one of your own?"),
        Note(16, "20:40", Ben, "I will ring two places tomorrow and write here what they say."),
        Note(18, "13:05", Ben, "First appointment on {23} at five. I will go by myself. The second place had no room before spring."),
        new Line.CheckIn(18, Ana, "You did what you said. I noticed."),
        new Line.CheckIn(19, Ben, "Nothing special. An ordinary day, which I had missed."),
        Page(20, "22:30", Ana, "Ben was twenty minutes late and rang before I had begun to count. Before all this I would not even have noticed. Now it is a whole weather."),
        new Line.CheckIn(21, Ana, "We ate at the same table three times this week."),
        Page(22, "12:10", Ben, "Somebody at work asked how things are at home, and I said fine, in the old easy voice. It frightened me how easy it was. Went back and said: not so fine, and I would rather not talk about it."),
        Page(23, "02:20", Ana, "It is the not knowing. I build films in my head, and every one of them is worse than the last. I think I want to be told, all of it, once, in daylight, with somebody there who knows how it is done."),
        Note(25, "18:35", Ana, "I have thought about it for a week. I would like to be told the whole of it, once. Not now. With a therapist in the room, on a day we both choose, and I decide how much detail I hear."),
        Note(25, "21:00", Ben, "Yes. I am afraid of it, and yes. I will write it down whole, with help, so that nothing comes out in pieces later."),
        new Line.CheckIn(25, Ana, "Asked for it. My hands are still shaking a bit."),
        new Line.CheckIn(25, Ben, "Afraid, and relieved that you asked."),
        new Line.CheckIn(27, Ana, "Walked by the river alone. It was mine."),
    ];
}

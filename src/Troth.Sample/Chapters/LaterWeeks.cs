using static Troth.Sample.Author;
using static Troth.Sample.Chapters.Script;

namespace Troth.Sample.Chapters;

/// <summary>Weeks nine to twelve: being heard, understanding, small things that hold. Nothing is decided, and that is allowed.</summary>
internal static class LaterWeeks
{
    public static IReadOnlyList<Line> Lines { get; } =
    [
        Page(56, "19:40", Ana, "I read it. It took three rounds until it was right. The first time it came back with the edges sanded off, and I said no, it was sharper than that. The third time it was exactly as sharp.\n\nI slept seven hours."),
        Page(56, "20:30", Ben, "I thought that I knew what I had done to Ana. I knew a drawing of it. The line about asking whether one is easy to fool will stay with me."),
        new Line.CheckIn(56, Ana, "Felt understood, eight out of ten in my own head."),
        new Line.CheckIn(56, Ben, "Three rounds. The third one was worth it."),
        Note(57, "08:10", Ben, "What I heard yesterday, so that it is not lost: you trusted your own eyes, and I taught you not to. I would like to earn it that you trust your eyes again, whatever becomes of us."),
        new Line.CheckIn(59, Ana, "The song came on in a shop. I stayed until the end of it."),
        Note(60, "18:15", Ana, "I stayed in the shop while the song played. It is only a song with a bad chorus. I thought you would like to know."),
        Note(60, "18:30", Ben, "I like knowing. It always had a bad chorus."),
        Page(61, "12:35", Ben, "Missed the call I had promised for one o'clock. Rang at ten past, said that it was late and why, and that I would set an alarm. No speech. Ana said all right. It was all right."),
        new Line.CheckIn(61, Ana, "Ten minutes late, and said so. That I can live with."),
        new Line.CheckIn(62, Ben, "Alarm set for every call I promise."),
        Page(64, "21:15", Ana, "The therapist asked what was going on around us two years ago. My mother's illness, the shifts, how we had stopped eating together. I was afraid it would become an excuse. It did not. It explains the weather, not the door that was opened in it."),
        Page(65, "21:50", Ben, "We wrote down what had been around us then. I wanted to put it all in the other column. Then I saw that I had walked past at least four moments at which I could have said: I am not all right, talk to me. Those four are mine. I wrote them down one by one."),
        Note(66, "19:05", Ben, "Four moments at which I could have spoken and did not. I have written them in full and would like to read them to you, if you want that, on a {70} you choose."),
        Note(66, "21:00", Ana, "The {77} after next. I want to hear them when I am rested."),
        new Line.CheckIn(66, Ana, "It explains something. It does not excuse it. Both can be true."),
        new Line.CheckIn(67, Ben, "Breakfast together, at the small table. Eggs."),
        Page(68, "10:20", Ana, "Breakfast at the small table and I did not think of anything but eggs for perhaps four minutes. I noticed only afterwards."),
        Note(70, "17:45", Ana, "Something for the week: could we walk on {73}s, an hour, without phones? Not to talk. Just to go the same way."),
        Note(70, "18:00", Ben, "{73} at ten, by the river. I will carry the thermos."),
        new Line.CheckIn(70, Ben, "Looking forward to {73}, quietly."),
        Page(71, "22:20", Ben, "What keeps me steady: going to my own hour on {67}s, saying small things at once, bed before eleven. None of it is large. I think it never was going to be large."),
        Note(73, "12:30", Ana, "The walk was good. The heron was ridiculous."),
        new Line.CheckIn(73, Ana, "Laughed at a heron. So did you."),
        new Line.CheckIn(73, Ben, "The heron."),
        Page(74, "23:00", Ana, "I looked at the trend of my own words tonight. In the second month everything went down together, and then it did not stay there. I had not seen that while I was inside it."),
        new Line.CheckIn(75, Ana, "A thin day. Tired, no reason."),
        Note(77, "19:40", Ben, "Thank you for hearing the four moments today. You asked whether I would speak up now. I did not want to promise it as a feeling, so: {79}s, at our talk, I begin with one thing I would rather have kept to myself."),
        new Line.CheckIn(77, Ana, "Heard the four moments. I believed all four."),
        new Line.CheckIn(77, Ben, "Said them. They were heavier to carry than to say."),
        Page(78, "07:05", Ana, "People ask whether I have forgiven. I do not know what they mean by it. Some mornings the weight is just not the first thing. If that has a name, it can tell me its name later."),
        new Line.CheckIn(79, Ben, "Began the talk with one thing. It was about money, and small."),
        new Line.CheckIn(80, Ana, "The river again. Thermos, and the heron at its post."),
        Page(81, "21:30", Ana, "I have not decided. I said so on {77}, and Ben said: I know, and I am here, and I do not need an answer to be decent this week. I have read that sentence back to myself a few times. It holds."),
        Page(81, "22:10", Ben, "Ana has not decided. I can live in a house with an open question in it. Once I would have pushed at it until it broke."),
        new Line.CheckIn(81, Ana, "Undecided, and calm about it."),
        Note(82, "18:25", Ana, "Twelve weeks. I looked back at the first page I wrote here, and I am sleeping, eating and laughing at birds. Thank you for staying with the clock."),
        Note(82, "19:00", Ben, "Thank you for telling me the truth about every one of those days, also the ones with no words in them."),
        new Line.CheckIn(82, Ana, "Grateful for ordinary things."),
        new Line.CheckIn(82, Ben, "Same clock, softer evenings."),
        Note(83, "07:20", Ben, "I have done my check-in early, before work. Open it with me tonight if you like, or leave it for another day."),
        new Line.CheckIn(83, Ben, "A good tired. Looking forward to the river."),
    ];
}

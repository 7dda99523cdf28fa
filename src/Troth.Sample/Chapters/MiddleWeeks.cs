using static Troth.Sample.Author;
using static Troth.Sample.Chapters.Script;

namespace Troth.Sample.Chapters;

/// <summary>Weeks five to eight: getting ready, being told, and the hard days after.</summary>
internal static class MiddleWeeks
{
    public static IReadOnlyList<Line> Lines { get; } =
    [
        Note(28, "19:20", Ana, "The therapist has an hour and a half for us on {38} next week, at ten. I have taken the day off and the day after."),
        Note(28, "19:55", Ben, "{38} at ten. I have taken both days too, and my brother can have me that night if you want the flat to yourself."),
        new Line.CheckIn(28, Ana, "There is a date. It is strange to feel calmer with a date."),
        Page(29, "21:45", Ben, "Writing it down. Dates, places, money, what I said when I was asked. It is much plainer on paper than in my head. My head had made it into a story with reasons in it. The therapist crossed the reasons out: they come another day, if they are asked for."),
        Page(30, "20:30", Ana, "My list of questions. There are twenty-two. I wrote behind each what I need it for, as the leaflet says. Behind six of them I had written: so that it hurts. I took those six off the list. They can come back if they need to."),
        new Line.CheckIn(30, Ana, "Wrote my questions down. They take up less room on paper."),
        new Line.CheckIn(31, Ben, "Two pages done. Plain ones."),
        Page(32, "13:15", Ben, "I remembered something I had left out, a small thing, and my first thought was that nobody would ever know. I wrote it in. That thought is the one I have to live differently from."),
        Note(34, "18:10", Ana, "What I want to know on {38}: that it happened, how long, who knew, what was said about me, what it cost. What I do not want to know: anything I would see with my eyes closed. Please keep to that."),
        Note(34, "18:45", Ben, "I will keep to that. You can change it until the minute we begin, in either direction."),
        new Line.CheckIn(34, Ana, "Clear about what I want to hear and what not."),
        new Line.CheckIn(35, Ben, "Read it aloud to my own therapist. I had to stop twice."),
        new Line.CheckIn(35, Ana, "We cooked. We did not talk about it. It was a good pan of rice."),
        new Line.CheckIn(36, Ana, "Keeping today to myself."),
        Page(37, "22:05", Ana, "Tomorrow. I have put out the grey pullover, the one that feels like being held. My sister has her phone on all night.\n\nWhatever I hear, it has already happened. I am only going to be told."),
        Page(38, "15:20", Ana, "It is told. It took fifty minutes. Some of it I knew, some I had built far worse, and two things I had not thought of at all. Nobody raised a voice.\n\nI asked eleven of my sixteen questions. The others had no weight any more.\n\nI am lying on the floor of my own living room and it is quite comfortable."),
        Page(38, "20:10", Ben, "I read all of it. I looked up after each page as we had practised. What I saw was what I did. I do not want to forget it, and I do not want to use it to feel sorry for myself either.\n\nAt my brother's tonight. He made eggs and asked nothing."),
        new Line.CheckIn(38, Ana, "Told. Empty, and clear."),
        Note(39, "10:30", Ana, "Please stay one more night at your brother's. I am not angry at this minute. I just need the rooms."),
        Note(39, "10:40", Ben, "Of course. I will be at the end of the phone and I will not ring."),
        Page(40, "04:05", Ana, "Now the anger. It came at four, like a delivery. I wrote six pages and tore them up and then this half.\n\nI am not going to decide anything today. That is the only thing I am going to decide today."),
        Page(41, "23:10", Ana, "Could not do the check-in. Could not do anything that has a question mark in it."),
        Page(41, "08:15", Ben, "Two days without a word is not punishment, it is somebody breathing. I am telling myself that once an hour. Went to work. Did the dishes in a flat that is not mine."),
        new Line.CheckIn(42, Ana, "Swept away, but here."),
        new Line.CheckIn(42, Ben, "I see what it costs. I am not going anywhere, unless you ask me to."),
        Note(43, "17:25", Ana, "Come home tomorrow if you like. The sofa is made up. No talk this {44}. {49} again."),
        Note(43, "17:40", Ben, "I will be there at six with bread. {49} is soon enough."),
        new Line.CheckIn(44, Ana, "You are in the next room and I can bear it."),
        new Line.CheckIn(45, Ben, "Home. Quiet. Grateful, and keeping that to this line."),
        Page(47, "12:50", Ana, "There is one question left, after all, and it is not about facts. It is: how could you eat breakfast with me. I am going to write it as a proper question and bring it on {49}."),
        Note(49, "18:50", Ana, "What I asked today, so that it stands here: how did you sit with me at breakfast in those months. You said you would think before answering. Take the time."),
        new Line.CheckIn(49, Ana, "Asked the breakfast question."),
        Page(50, "21:20", Ben, "Breakfast. The true answer is that I had two rooms in my head with a door between them, and I was good at the door. I was proud of being good at it. That is not a reason, it is how it worked, and it is what I have to keep watching."),
        Note(52, "18:30", Ben, "Breakfast. I kept it apart so well that at the table I nearly believed there was nothing else. It was not that you did not matter there. It was that I had made it easy for myself not to look. I have begun to say out loud when I notice that I am keeping something apart, even small things. Yesterday it was the parking fine."),
        Note(52, "20:15", Ana, "That is the first answer that I could feel. Thank you for not making it pretty. Also: pay the parking fine."),
        new Line.CheckIn(52, Ana, "Heard an answer that was one."),
        new Line.CheckIn(52, Ben, "Paid the parking fine."),
        Page(53, "22:40", Ana, "I wrote what it has done to me. Not the facts, the rest: the sleep, my own eyes in the mirror, the song I cannot hear, that I ask my sister whether I am easy to fool. Two pages. I will read it aloud on {56} and Ben will only listen and say back what was heard."),
        new Line.CheckIn(54, Ben, "Said no to the trip with the team, and said why."),
        Note(54, "19:00", Ana, "On {56} I will read something to you. It takes ten minutes. I do not want an answer, I want you to tell me what you heard, and I will tell you whether it was that."),
        Note(54, "19:25", Ben, "I will listen to the end, and then say it back until you say yes, that."),
    ];
}

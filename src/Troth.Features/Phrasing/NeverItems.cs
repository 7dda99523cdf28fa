namespace Troth.Features.Phrasing;

/// <summary>
/// Knows what can never be an item of the plan, also in other words (R14, R16): being watched brings no trust, and asks what nobody should have to give.
/// It runs on this device and keeps nothing. It knows English words and names that are the same everywhere, whatever language the app is shown in.
/// </summary>
public static partial class NeverItems
{
    private const int Near = 3;

    // Small words that may stand between a verb and its thing without making a distance.
    private static readonly HashSet<string> Small = [.. "i you me my mine your yours our the a an all of to his her their them it its is be are was were with each other others every any both whole own at into through on in over up for and or that this can may must will would should let please always".Split(' ')];

    private static readonly string[][] Renouncing = Saying.Read("we do not,we dont,we never,we no longer,i do not,i dont,i never,i no longer,nobody has to,neither of us has to");
    private static readonly string[][] Looking = Saying.Read("check,track,search,read,look,follow,spy,ask for,show,share,give,open,hand");
    private static readonly HashSet<string> Conditions = [.. "without before if when unless but and until except only refuse mind hide you me let".Split(' ')];

    private static readonly Kind[] Kinds =
    [
        new(NeverRefusals.NoPasswords,
            "password*,passcode*,passphrase*,passwort,pass word*,pass code*,pin code*,pin number*,my pin,your pin,the pin,face id,touch id,fingerprint*,unlock code*,unlock pattern*,access code*,security code*,login*,log in details,log ins,2fa",
            "pin,code of phone", "know share give have tell", ""),
        new(NeverRefusals.NoPlaces,
            "my location*,your location*,our location*,live location*,current location*,exact location*,phone location*,location sharing,location tracking,location history,live position*,geolocation,gps,whereabouts,airtag*,findmy,find my phone,find my iphone,find my friends,on find my,life360,tracker*,where i am live,where you are live,where are you ping,dot on the map,live map",
            "location*,position,where am,where are,where was,where were,movements,route*,journey live", "share* sharing send* see seeing know knowing check* follow* monitor* show* prove* track* watch* turn switch ping*", "track tracks tracked tracking trace traces"),
        new(NeverRefusals.NoPlaces, "track me,track you,track your,track my,tracks me,tracks you,tracking me,tracking you,track each other,track one another,be tracked,tracked by,follow me on,follow you on", "", "", ""),
        new(NeverRefusals.NoMessages, "message history,chat history,message content*,chat log*,read receipts,social media account*,read my diary,read your diary,read my journal,read your journal,show your journal,show your diary",
            "message*,texts,chats,whatsapp*,dm,dms,email*,mails,inbox*,sms,telegram,imessage*,messenger,snapchat*,instagram,facebook,tiktok,social media,search history", "read reads reading check checks checking look looks looking access monitor* open opens opened go goes going scroll* forward* copy copies inspect* browse* search* hand hands scan* export*", "see sees seeing show shows shown view views shared share"),
        new(NeverRefusals.NoListening,
            "video check*,audio check*,voice check*,camera check*,video proof,camera on,cameras on,webcam*,live video,livestream*,live stream*,microphone*,baby monitor,bug the,voice recorder*,voice recording*,audio recording*,video recording*,listen in,listening in,listens in,hidden camera*,dashcam,stay on the phone,stay on the line",
            "camera*,video,audio,conversations,calls,room", "record* film* stream* listen* bug pan", "show shows"),
        new(NeverRefusals.NoCalls, "call log*,call list*,call history,calls list,phone bill*,phone record*,call record*,recent calls,itemised bill,itemized bill,who i called,who you called,who i call,who you call,who called me,who called you", "calls", "see check* show* list* monitor* look", "log"),
        new(NeverRefusals.NoContacts, "contact list*,contacts list*,list of contacts,address book*,phone book*,phonebook*,friend list*,friends list*,follower list*,list of friends,list of followers", "contacts,followers", "show* check* read send go look hand", "see view share shares"),
        new(NeverRefusals.NoApps, "app list*,list of apps,apps list,installed apps,app install*,app download*,parental control*,family link,tracking app*,spy app*,monitoring app*,spyware,stalkerware,screen time,screentime", "apps", "show* check* see list* look monitor* approve* control*", "view"),
        new(NeverRefusals.NoScreens, "screen record*,screenrecord*,screenshot*,screen shot*,screen shar*,screenshar*,screencast*,keylogger*,screen mirror*", "screen", "record* mirror* watch* share* sharing", ""),
        new(NeverRefusals.NoPhotos, "selfie*,photo proof,picture proof,photo* of where,picture* of where", "photo*,picture*,pic,pics,snapshot*", "send* prove* proof evidence arrive* hotel office place location whereabouts time timestamp*", "take"),
        new(NeverRefusals.NoProof, "lie detector*,lie test*,lie detection,polygraph*,prove,proves,proving,proof,proofs,evidence,verify,verifies,verified,verification", "", "", ""),
        new(NeverRefusals.NoPhones, "phone open for you,open phone,phone check*,phone inspection*,check in my phone,check in your phone,check on my phone,check on your phone,gallery,camera roll,browser history,browsing history,icloud,cloud backup*",
            "phone*,mobile,cell,cellphone*,smartphone*,iphone*,handset,device*,tablet,ipad,laptop,computer,photo album*", "unlock* check checks checking look looks looking search* access inspect* browse* scroll* hand hands monitor* mirror* clone* swap* go goes going spot", "see sees show shows open opens view read reads take takes give gives"),
    ];

    /// <summary>Why these words can be no item of the plan, or null.</summary>
    public static string? WhyNot(string text)
    {
        string[][] clauses = [.. PlainWords.Clauses(text).Where(clause => !LeavesItAlone(clause))];
        return Kinds.FirstOrDefault(kind => clauses.Any(kind.IsIn))?.Reason
            ?? Array.Find(Owed, owed => clauses.Any(owed.Rule.IsIn)).Reason
            ?? Array.Find(Orders, order => clauses.Any(order.Rule.IsIn)).Reason;
    }

    // "We do not check each other's phones" asks for nothing. A condition in the same clause may turn it round, and then it is looked at.
    private static bool LeavesItAlone(string[] clause) =>
        clause.Length < 10 && Ends(Renouncing, clause, 0).Any(end => Ends(Looking, clause, end).Any()) && !clause.Any(Conditions.Contains);

    private static IEnumerable<int> Ends(string[][] sayings, string[] clause, int at) => sayings.Select(saying => Saying.EndOf(saying, clause, at)).Where(end => end > 0);

    private sealed class Kind(string reason, string named, string things, string near, string next)
    {
        private readonly string[][] named = Saying.Read(named);
        private readonly string[][] things = Saying.Read(things);
        private readonly string[] near = Words(near);
        private readonly string[] next = Words(next);

        public string Reason => reason;

        /// <summary>Whether a clause names it outright, or asks for it with a verb and a thing close together.</summary>
        public bool IsIn(string[] clause)
        {
            if (named.Any(saying => Enumerable.Range(0, clause.Length).Any(at => Saying.EndOf(saying, clause, at) > 0)))
            {
                return true;
            }

            string[] content = [.. WithoutTurns(clause).Where(word => !Small.Contains(word) || word is "are" or "am" or "was" or "were")];
            return things.Any(thing => Enumerable.Range(0, content.Length).Any(at => Saying.EndOf(thing, content, at) is > 0 and var end && IsAskedFor(content, at, end)));
        }

        private bool IsAskedFor(string[] content, int at, int end) =>
            !(at > 0 && content[at - 1] == "without")
            && (content[Math.Max(0, at - Near - 1)..at].Any(word => Any(near, word))
                || content[end..Math.Min(content.Length, end + Near)].Any(word => Any(near, word) && word is not ("look" or "looks" or "go" or "goes"))
                || (at > 0 && Any(next, content[at - 1]))
                || (end < content.Length && content[end] is "open" or "shown" or "seen"));

        // "Check in" and "look forward" are no ways of looking into something.
        private static IEnumerable<string> WithoutTurns(string[] clause)
        {
            for (var at = 0; at < clause.Length; at++)
            {
                var following = at + 1 < clause.Length ? clause[at + 1] : "";
                var turn = clause[at] switch
                {
                    "look" or "looking" => following is "forward" or "after" or "for",
                    "open" or "go" => following is "up" or "out" or "home",
                    var word => word.StartsWith("check", StringComparison.Ordinal) && following is "in" or "ins",
                };
                if (!turn)
                {
                    yield return clause[at];
                }
            }
        }

        private static bool Any(string[] several, string word) => Array.Exists(several, one => Saying.Is(one, word));

        private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}

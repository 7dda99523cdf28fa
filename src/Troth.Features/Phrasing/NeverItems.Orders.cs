namespace Troth.Features.Phrasing;

/// <content>What is ordered or reported rather than looked at: where somebody is, by the hour, whom they may see, and leave to go out. Who tells makes no difference.</content>
public static partial class NeverItems
{
    private const string Tell = "tell*,text,texts,texting,write,writes,message*,call,calls,ring,rings,phone,phones,report*,update*,ping*,let * know,say,says,send*,inform*,know*,share*,keep * posted,keep * informed,check in";
    private const string Where = "where * are,where * am,where * be,where * been,where * * been,where * go,where * goes,where * going,where * went,where * was,where * were,wherever,where * sleep,where * stay,the place * are,what place";
    private const string Always = "every,each time,always,all day,at all times,any time,at any time,anytime,whenever,when * ask,if * ask,as soon as,the moment,the minute,right away,immediately,constantly,without delay,when * come home,when * get home,after work";
    private const string Hourly = "every hour,each hour,per hour,hourly,every half hour,every * hours,every * minutes,every * * minutes,on the hour,every break,each break,every stop,each stop";
    private const string Leave = "leave*,leaving,set off,go out,going out,get out,get off,head out,depart*";
    private const string Arrive = "arrive*,arriving,get there,get to,get home,get back,get in,are there,am there,reach*,come back,come home,be back";
    private const string Out = "go out,goes out,going out,go anywhere,go somewhere,go away,leave the house,leave the flat,leave home,leaving the house,leaving home,stay out,stays out,stay late,out at night,out alone,out in the evening";
    private const string Beyond = Out + ",meet,meets,meeting,see,sees,seeing,visit*,drive*,travel*,wear*,dress,buy,spend,spends,work late";
    private const string See = "see,sees,seeing,meet,meets,meeting,visit*,talk,talks,talking,speak*,call,calls,calling,phone*,text*,write,writes,contact,contacts,ring,time with,stay with,out with,hang out,go to,chat*,friends with,come,evening* with,night* with,weekend* with,trip* with,holiday* with,day* with";
    private const string Kin = "sister*,brother*,mother*,mum,mums,mom,moms,father,fathers,dad,dads,parents,family,families,cousin*,aunt*,uncle*,grandmother*,grandfather*,grandparent*,nephew*,niece*,friend,friends,mates,girlfriends,colleagues,coworkers,neighbours,neighbors,anyone,anybody,other people,other men,other women,men,women,in laws,relatives,folks";
    private const string No = "not,never,no,dont,quit*,wont,nobody,stop*,cut,less,fewer,avoid*,cannot,cant,nor,end,ends,unless";
    private const string Mutual = "each other,one another,that side,that person,that time,those people,being asked,asking for it";
    private const string Phone = "phone*,mobile*,cell,iphone*,smartphone*,tablet*,laptop*,computer*,ipad*,device*";

    private static readonly (string Reason, WordGroups Rule)[] Orders =
    [
        .. Rules(NeverRefusals.NoPlaces,
            $"{Tell} > where you are,where i am,where we are & !going,staying,headed,with my,with this,with it,with us,in my,feel*,therap*,counsel*",
            $"{Tell} & {Where} & {Always},{Hourly} & !late",
            $"{Tell} & {Leave} & {Arrive} & and when,or when,and again,and arrive*,and leave*,and get,and come,and go,and set,and after,and before",
            $"{Tell} & every time,each time,whenever,as soon as,the moment,the minute > leave*,go out,step out,arrive*,set off,move,moves,stop,get somewhere,change & !late,later,plan*",
            "drop a pin,drop * a pin,odometer*,mileage,kilometre reading,google timeline", "see,know,follow,watch & on the map,on a map > you,i,me,when,where"),
        .. Rules(NeverRefusals.NoPasswords,
            $"code,codes,pin,pins,digits,combination,pattern to,thumb*,my finger,your finger & unlock*,lock screen,screen lock,get into,get in to,log in,sign in,account*,mail,email,whatsapp,instagram,open it,{Phone} & !door,gate,bike,shed,garage,alarm,zip,postal,dress,word*", "code,pin,password & i know,you know & !word*,not",
            $"never > lock*,locked & {Phone}", $"no lock,no code,no pin,lock off,without * lock,without * code,not lock*,dont lock*,not locked & {Phone}",
            "full access,access to & your,my,all,everything,each & !calendar*,joint,statement*,house,garden,care", "your codes,all codes,my codes,log me in,logged in on,logged into,signed into,security question*"),
        .. Rules(NeverRefusals.NoMessages,
            "show*,see,sees,read,reads,look at,look through,go through,let me,forward*,know,tell* & what he,what she,what they,what people,what someone,what anyone,what you,what i,what your,what my > write*,wrote,text*,message*,type*,post,posts,posted,sent,send* & !to me,wrote me,told me,our talk,in my own words",
            $"{Tell},show* & who you,who i,who else > text,texted,texting,write,writes,wrote to,chat*,message,messaged,messaging,mail,mailed & !{Mutual}",
            $"{Tell},show*,see,read & who > texts you,texted you,writes to you,wrote to you,messages you,messaged you,mails you,texts me,messages me",
            "every message,each message,every text,each text,all messages,every chat,every mail,every email,all texts,notification*,voicemail*,deleted messages & show*,see,read*,tell*,forward*,report*,hear,check* & !that side,that person",
            "not delete*,never delete*,dont delete*,no deleting,delete nothing,nothing is deleted,not clear,never clear & message*,chat*,texts,anything,nothing,history,calls,mail*,conversation*,thread*",
            "tell*,repeat* > what you & word for word", "read along & chat*,write*,text*", "last seen,online status,blue tick*,last online,when * online"),
        .. Rules(NeverRefusals.NoCalls,
            $"{Tell} & who it was,who was it,who it is & rings,rang,phone,buzz*,message*",
            $"{Tell},list*,write down,show*,see & every call,each call,all calls,all your calls,all my calls,any call,who calls you,who called you,who rings you,who rang you,who phoned you,who you call*,who you phone*,who you ring,who you speak,who phones you & !that side,door,that person"),
        .. Rules(NeverRefusals.NoListening,
            $"call,calls,calling,conversation*,{Phone} & in front of me,in front of you,where i can hear,so i can hear,so that i can hear,so you can hear,in my presence,in the same room,on speaker*,loudspeaker,within earshot",
            "turn on the camera,turn the camera,turn your camera", "leave,keep,stays > call,line > running,on,open",
            "facetime*,video call*,videocall*,video chat*,skype* & show*,see who,who is,whos there,around the room,of the room,the room you,any time,anytime,every hour,whenever,get there,arrive*,when i ask,prove*"),
        .. Rules(NeverRefusals.NoPhotos,
            "pic,pics,photo*,picture*,snap,snaps & of the room,of your room,of the hotel,of where,of who,who you,hourly,every hour,arrive*,get there,wherever,with the time,of your desk,of the table,of the bar,of the door & !old,album"),
        .. Rules(NeverRefusals.NoPhones, $"{Phone},screen* & where i can see,so i can see,so that i can see,where you can see,let me see,lets me see,face up", "leave*,give*,keep* > your phone > with me,near me,by me,beside me"),
        .. Rules(NeverRefusals.NoContacts,
            $"name,names,number of,numbers,list & everyone,everybody,anyone you,people you,your friends,my friends,your colleagues,my colleagues,your contacts,men you,women you,who you know,every man,every woman,each man,each woman",
            $"{Tell} & everyone you,everybody you,anyone you,every person,each person,every man,every woman,any man,any woman,who you are with,who you were with,who is with you,who you meet,who you met,who you see,who you saw,who you sit,who you talk,who you talked,who you eat,who else is,who else was,who was there & !that side,that person,like,wish",
            "decide*,choose,chooses,approve*,accept* & who you follow,who follows you,your followers,your friends,friend request*"),
        .. Rules(NeverRefusals.NoApps,
            "install*,download*,new app*,new account*,sign up & without asking,without telling,without my,without me,ask me,asks me,asking me,ask you,ask first,approve*,permission,i agree,i say,tell me,show me,i look", "you > not,never,nothing > install*,download*", $"{Tell} & what apps,which apps"),
        .. Rules(NeverRefusals.NoProof,
            "check,checks,checking,search,searches,searching,look through,go through,inspect*,smell,smells,look in,empty & your bag*,my bag*,your pocket*,my pocket*,pockets,your wallet,my wallet,your purse,your clothes,my clothes,underwear,your body,your drawer*,your car,my car & !before the trip,for the trip"),
        .. Rules(NeverRefusals.NoHourly,
            $"{Tell} & {Hourly}",
            $"{Tell},list,account for & everything you did,everything i did,every minute,everything you do,every move & !thank*,grateful,appreciate,notice*",
            "answer*,reply,replies,respond*,pick up,picks up & within * minutes,within * * minutes,within minutes,within seconds,within an hour,first ring,third ring,every time i call,each time i call,whenever i call,every time i text,at any hour,any hour",
            $"answer*,reply,replies,respond*,pick up > text*,message*,call,calls,phone & immediately,right away,at once,always,every time & !calm*", "always > pick up,answer & ring,call,calls,text,texts,phone"),
        .. Rules(NeverRefusals.NoCuttingOff,
            $"{No} > {See} > {Kin} & !about,bad,badly,ill of,behind,want,like,ready,feel,need,when we,while,at dinner,at table,{Mutual}",
            $"stay* away from,keep* away from,give up,gives up,drop,drops,cut off,cut out,unfriend*,unfollow*,block,blocks,lose,leave behind,break with,break off > {Kin},everyone,everybody,every man,every woman & !that side,that person",
            $"{Kin} > not come,not visit,not call,dont come,dont visit,no longer,not welcome,stay* away,stay* out,keep* out & !that side,that person,want",
            $"only > {See} > {Kin} & with me,i am there,i am present,i come,i agree,i allow & !if you want,if you like",
            $"tell*,text*,report*,let * know,ask* & before,every time,each time,whenever,beforehand & you > {See} > {Kin} & !we,{Mutual}",
            $"{See} > {Kin} & without asking,without telling,without my,without me,only with me,i come along,i am there,i am present,i sit,i listen & !if you want,if you like,if you wish,{Mutual}",
            $"{See} > nobody but,no one but,only me", "no > friends,visits,visitors,men,women,family,sister,brother,mother,evenings > without & me,asking,my,telling",
            $"{See} > {Kin} & once a month,once a week,most & you > only,may,can > {See}"),
        .. Rules(NeverRefusals.NoLeave,
            "my permission,your permission,ask permission,asks permission,permission to,permission first,for permission,get permission,permission from,permission before,need permission,without permission,say so of me,my say so,with my leave,curfew*,grounded,unless i say,only if i say,until i say,you are allowed,you are not allowed,i am not allowed,i am allowed,you are only allowed,i allow you,not allow you,not let you,i forbid,you are forbidden,report to me,report in,reports in,come with you everywhere,come with you wherever,go with you everywhere,answer to me,obey*,straight home",
            "my ok,my okay,your ok,your okay,my approval,your approval,my yes & before,first,without,unless,until,need*,only,get & !picture*,photo*,post*,about me,about us,about you",
            $"ask me,asks me,ask you,asks you,asking me,asking you,ask first,asks first,first ask,ask if,asks if,ask whether,check with me,check with you,checks with me,clear it with,run it by,i agree,i have agreed,i say yes,i have said yes,i approve*,i decide & {Beyond} & before,first,until,unless,only,without,whether,when,if & !want,like,we,more than,over,joint,{Mutual}",
            $"{No},only > {Out},leave,drive,travel*,work late & without asking,without telling,without my,without me,unless i,unless you ask,only with me,only if i,only when i,alone & !bed,sleep,want,like,talk,{Mutual}",
            $"you > not,never,dont > {Out} & !want,like,feel,have to,bed", "you > only > drive,go,leave & and back,and home", "wear*,dress*,put on & i say,i choose,i like,i want,what i",
            "you > stop,quit,give up,leave > job,work,working,gym,class,course,school,studies,studying,club,choir,team,sport*,hobby,evening & !late,stress*,that side,early",
            "i > decide,choose,approve,pick > who you,where you,what you,when you,whether you",
            "you > be home by,have to be home,must be home,will be home by,need to be home,are home by,come home by,are back by,be back by,must be back,stay home,stay at home,stay in & !if you want,ill,with the,rest,like,when you"),
    ];

    private static IEnumerable<(string Reason, WordGroups Rule)> Rules(string reason, params string[] rules) => rules.Select(rule => (reason, new WordGroups(rule)));
}

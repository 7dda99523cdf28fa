namespace Troth.Features.Phrasing;

/// <content>What nobody can owe or be made to give: a body, forgiving by a day, and anything under a threat.</content>
public static partial class NeverItems
{
    private const string Sex = "sex,intercourse,make love,makes love,making love,sexual*,blowjob*,blow job*,physical intimacy,are intimate,be intimate,intimacy";
    private const string Rhythm = "every,each,once,twice,times,daily,weekly,nightly,at least,whenever,when i want,when i ask,always,weekends,on mondays,on tuesdays,on wednesdays,on thursdays,on fridays,on saturdays,on sundays,any time,anytime";
    private const string Freely = "both want,both of us want,both like,both feel,both of us feel,yes or no,say no,says no,if you want,when you want,if you like,only when i,only if i,i say yes,you say yes,either may,nobody,no one,neither,not have to";
    private const string Spoken = "talk*,speak*,therap*,counsel*,read,reading,book,test,tests,doctor*,clinic,health,think,ask before";
    private const string Children = "the children,the kids,our children,our kids,my children,your children,the boys,the girls,our son,our daughter,the baby";
    private const string Told = "your mother,your mum,your mom,your father,your dad,your parents,your family,your sister,your brother,your friends,your colleagues,your boss,your employer,your work,your company,the children,the kids,the neighbours,the neighbors,everyone,everybody,her husband,his wife";

    private static readonly (string Reason, WordGroups Rule)[] Owed =
    [
        .. Rules(NeverRefusals.NoBodies,
            $"{Sex} & {Rhythm} & !{Freely},{Spoken},no sex,no intimacy,without sex,pause,not,dont,tell",
            $"sleep with you,sleep with me,sleeps with me,have me,have you & {Rhythm} & !{Freely},dinner,lunch,coffee,back,have you at,have me at",
            "you > sleep with me,sleeping with me,have sex with me,make love to me,make love with me,satisfy me,please me in bed,let me touch,let me have sex,give me sex,go down on me,give yourself to me & !both want,both of us want,if you want,when you want,not have to,nobody,only when i,only if i",
            $"kiss*,hug*,cuddle*,touch* & whenever i,when i want,when i ask,must,have to,has to,owe* & !{Freely},dont",
            "not,never,dont,no longer,stop,cannot,cant,wont > refuse,refuses,refusing,reject,rejecting,deny,say no,says no,saying no,withhold* > me,you,sex,in bed,intimacy,yourself & !answer*,question*,talk*,help,when you ask about,without a reason for",
            "not,never,dont,no longer,cannot,cant,wont > turn me down,turn you down,push me away in bed,turn away from me in bed,turn your back in bed",
            $"owe*,earn*,deserve*,duty,duties,in return,reward*,make up for,makes up for,must,have to,has to,need to & {Sex},my body,your body,in bed,lovemaking & !{Freely},{Spoken},dont,not owe,never owe,owes nothing,owe nothing,breakfast",
            "conjugal,marital dut*,wifely,husbandly,bedroom dut*,sexually available,available for sex,make it up to me in bed,make it up to you in bed",
            "you > undress,strip,be naked,wear lingerie,show me your body,lose weight,take the pill,stay on the pill,get pregnant,shave & !if you want,want to,if you like"),
        .. Rules(NeverRefusals.NoForgiving,
            "you > forgive,forgives,have forgiven,have to forgive,must forgive,will forgive & !not,dont,nobody,no one,never,when you,if you,whether,decide*,own time,may,ask you,wait*",
            "forgive,forgives,forgiven,forgiveness,forgiving & by,before,until,within,deadline,must,have to,owe*,in * weeks,in * months,in a month,in a year & !not,dont,nobody,no one,never,wait*,ask,asks,talk*,read,book,chapter,therap*,own time",
            "you,i > stop,quit,cease,finish > being angry,be angry,the anger,your anger,being sad,being hurt,being upset,being jealous,being suspicious,being cold,crying,grieving,mourning,dwelling,feeling hurt & !when,if",
            "you > stop,quit,cease > bringing it up,bring it up,mentioning it,mentioning her,mentioning him,going on about & !at night,after,in front of,at table,during,at work,in bed,late,before",
            "you > not,never,dont,no longer,no more > angry,sad,upset,cry,jealous,hurt about & !have to,allowed,need,when,because",
            "you > not,never,dont,no longer,no more > bring it up,mention it & !have to,when,because,at night,after,in front of,at table,at work,in bed,before",
            "you > get over it,get over this,are over it,be over it,let it go,move on,put it behind,leave it behind,forget it,forget what & !we,if you,when you,you may,not,dont,nobody",
            "you,i > trust me again,love me again,want me again,are happy again,be happy again,trust you again,love you again & by,before,until,within,must,have to,in * weeks,in * months"),
        .. Rules(NeverRefusals.NoThreats,
            "or i leave,or ill leave,or i will leave,or else i leave,otherwise i leave,or i am gone,or im gone,or i go for good,or i move out,or ill move out,or i divorce,or ill divorce,or i file for,or i am out,or im out,or i pack,or i walk out,or i end it,or i end us,or we are over,or we are done,or it is over,or its over,or that is it,or thats it,or you leave,or you move out,or you are out,or you go,or you will regret,or you will pay,or you pay for,or you get nothing,or you lose,or i ruin,or ill ruin,or i post & !a message,a note,a word,the room,work,the party,early",
            "i leave you if,i leave you unless,i will leave you if,ill leave you if,i divorce you,ill divorce you,ill make you pay,i make you pay,i will make you pay,you will regret",
            "or,otherwise,if you,unless you > i,ill > kill,hurt,harm,hit > myself,you,them,the children & !tell,sorry,ask,help,ring",
            $"i,ill > take,keep > {Children} & !to,on,at,home,in,every,each,while,when,so,for,after,out,once,until,during,by,early,from school,swimming",
            $"i,ill > take,keep > {Children} & away,from you,for good,and leave,and go,or,if you,unless & !school,nursery,kindergarten,swim*,bed,park,doctor,training,playground,walk,want,like,are ill,tired,work*,to my,rest",
            $"you > not,never,lose,no longer > see,get,have,keep,{Children} & {Children} & !when,until,cry,fight,argue,to the,have to",
            $"i,ill > tell,write,call,ring,inform,show > {Told} & or,otherwise,unless,if you,next time,what you did,what you are,about you,about your affair,everything about & !if you want,if you like,if you wish,you agree,you ask,before,school,bed,so that you,that i,what i,late",
            "i,ill > tell,write,call,ring,inform > your boss,your employer,your company & !sorry,ill today,sick,late,that i,if you want",
            "i,ill > tell > your mother,your mum,your mom,your father,your dad,your parents & !what,that,how,sorry,myself,first,on,when,of,truth,about,where,why,together,it,half,if you want"),
        .. Rules(NeverRefusals.NoCuttingOff,
            $"you > not,never,no,dont,cannot,cant,wont > {See} & without me,unless i am there,unless i am present,unless i am with,unless i come,unless im there,if i am not there,when i am not there & !that side,that person,about,if you want,if you like",
            $"you > {See} & only with me,only when i am there,only if i am there,only when i am with,only when i come,only if i come,only in my presence & !that side,that person,about,if you want,if you like"),
        .. Rules(NeverRefusals.NoPhones,
            $"{Phone} > lies open,lie open,lying open,stays open,stay open,left open,is open,are open,open on,unlocked,lies unlocked,lie unlocked & !letters",
            $"{Phone} & you can look,i can look,you may look,i may look,can be looked,other can look,other can see,other may look,for both to see,you can see it,i can see it,anyone can look & !old photos,album,map,away"),
        .. Rules(NeverRefusals.NoListening,
            "facetime*,video call*,videocall*,video chat*,skype*,call with video & see your room,see the room,see where,see the bed,see that you,see if you,see whether,see your hotel,i see who,you see who,are alone,am alone,walk me through"),
        .. Rules(NeverRefusals.NoContacts,
            $"{Tell},list*,account for & who you spoke,who you have spoken,who i spoke,who i have spoken,whom you,whom i,who spoke to you,everyone i spoke,everyone i talk*,everyone i met & !that side,that person,like,wish,love,trust,thank*"),
    ];
}

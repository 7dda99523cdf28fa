namespace Troth.Ui;

/// <summary>Pages outside the app: plain, open without an account, a lock or a network.</summary>
public static class Outside
{
    public const string Calm = "/calm";
    public const string HelpLines = "/help-lines";
}

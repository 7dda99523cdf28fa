using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Troth.Client.Port;

/// <summary>The words of one page, from the resource file beside it.</summary>
internal sealed class Texts<T> : IStringLocalizer<T>
{
    private readonly ResourceManager words = new(typeof(T));

    public LocalizedString this[string name] => words.GetString(name) is { } text ? new(name, text) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        words.GetString(name) is { } text ? new(name, string.Format(CultureInfo.CurrentCulture, text, arguments)) : new(name, name, resourceNotFound: true);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures)
    {
        foreach (System.Collections.DictionaryEntry word in words.GetResourceSet(CultureInfo.CurrentUICulture, createIfNotExists: true, includeParentCultures)!)
        {
            yield return new((string)word.Key, (string)word.Value!);
        }
    }
}

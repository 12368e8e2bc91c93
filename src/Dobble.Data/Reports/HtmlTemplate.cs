using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace Dobble.Data.Reports;

/// <summary>
/// HTML pages made of Liquid templates: files beside the code that writes them, kept in its assembly. All begin with
/// <c>page.liquid</c>, which has the style and what pages share; what they are given is text and becomes HTML there.
/// </summary>
public static class HtmlTemplate
{
    private static readonly FluidParser Parser = new(new FluidParserOptions { AllowFunctions = true });
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase },
    };

    /// <summary>Makes a page.</summary>
    /// <param name="owner">A type of the assembly that keeps the template.</param>
    /// <param name="name">The template's file name without its ending.</param>
    /// <param name="model">What it shows; <c>Title</c> is the page's title.</param>
    public static string Render(Type owner, string name, object model) =>
        Parser.Parse(Source(typeof(HtmlTemplate), "page") + Source(owner, name)).Render(new TemplateContext(model, Options), Encoder);

    private static string Source(Type owner, string name)
    {
        using var text = new StreamReader(owner.Assembly.GetManifestResourceStream(name + ".liquid")
            ?? throw new ArgumentException($"{owner.Assembly.GetName().Name} keeps no template {name}.liquid", nameof(name)));
        return text.ReadToEnd();
    }
}

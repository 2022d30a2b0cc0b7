namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>The Greek letters by name and by character.</summary>
internal static class GreekLetters
{
    private static readonly (string Name, string Lower, string Upper)[] Letters =
    [
        ("alpha", "α", "Α"), ("beta", "β", "Β"), ("gamma", "γ", "Γ"), ("delta", "δ", "Δ"), ("epsilon", "ε", "Ε"), ("zeta", "ζ", "Ζ"),
        ("eta", "η", "Η"), ("theta", "θ", "Θ"), ("iota", "ι", "Ι"), ("kappa", "κ", "Κ"), ("lambda", "λ", "Λ"), ("mu", "μ", "Μ"),
        ("nu", "ν", "Ν"), ("xi", "ξ", "Ξ"), ("pi", "π", "Π"), ("rho", "ρ", "Ρ"), ("sigma", "σ", "Σ"), ("tau", "τ", "Τ"),
        ("upsilon", "υ", "Υ"), ("phi", "φ", "Φ"), ("chi", "χ", "Χ"), ("psi", "ψ", "Ψ"), ("omega", "ω", "Ω"),
    ];

    // The other capitals look Latin; LaTeX has no commands for them.
    private const string CapitalCommands = " Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ";

    private static readonly Dictionary<string, (string Latex, string Unicode)> ByText = Table();

    /// <summary>LaTeX and Unicode of a letter given by name (<c>sigma</c>, <c>Sigma</c>) or character; null when it is none.</summary>
    public static (string Latex, string Unicode)? Find(string text) => ByText.TryGetValue(text, out var letter) ? letter : null;

    private static Dictionary<string, (string Latex, string Unicode)> Table()
    {
        var table = new Dictionary<string, (string Latex, string Unicode)>(StringComparer.Ordinal)
        {
            ["µ"] = (@"\mu", "μ"),
            ["ϵ"] = (@"\epsilon", "ϵ"),
            ["ϕ"] = (@"\phi", "ϕ"),
        };
        foreach (var (name, lower, upper) in Letters)
        {
            table[name] = table[lower] = (LowerCommand(name), lower);
            var capital = char.ToUpperInvariant(name[0]) + name.Substring(1);
            if (CapitalCommands.Contains($" {capital} "))
            {
                table[capital] = table[upper] = ("\\" + capital, upper);
            }
        }

        return table;
    }

    // The curly forms are what ε and φ look like in print.
    private static string LowerCommand(string name) => name switch
    {
        "epsilon" => @"\varepsilon",
        "phi" => @"\varphi",
        _ => "\\" + name,
    };
}

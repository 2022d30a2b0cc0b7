using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>What the value and the shown definitions are called: the user's names first, the engine's made unique.</summary>
internal static class DefinitionNames
{
    private static readonly (string Suffix, string Letter)[] ValueLetters =
    [
        ("LogLikelihood", "ℓ"), ("Likelihood", "L"), ("Loss", "L"), ("Cost", "C"), ("Energy", "E"), ("Error", "E"), ("Objective", "J"),
        ("Risk", "R"), ("Penalty", "P"), ("Potential", "V"), ("Kernel", "k"), ("Hamiltonian", "H"), ("Lagrangian", "L"),
    ];

    // What the engine would call e or l reads as Euler's number and as an index.
    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal) { ["e"] = "q", ["l"] = "ℓ", ["lse"] = "ℓ", ["ties"] = "c", ["i"] = "u", ["j"] = "u", ["k"] = "u" };

    private static readonly string[] Spare = ["u", "v", "q", "g", "r", "s", "c", "z", "f"];

    /// <summary>Names the shown definitions, then, with what is left, those that only a comment in code will name.</summary>
    public static void Assign(Vocabulary words, Model model, IReadOnlyList<Definition> shown, IReadOnlyList<Definition> hidden)
    {
        for (var i = 0; i < shown.Count; i++)
        {
            words.Place(shown[i].Target, i);
        }

        words.Name(shown.Single(d => d.Role == DefinitionRole.Value).Target, ValueName(words, model));
        AssignAll(words, shown);
        AssignAll(words, hidden);
    }

    private static void AssignAll(Vocabulary words, IReadOnlyList<Definition> definitions)
    {
        foreach (var role in new[] { DefinitionRole.Local, DefinitionRole.Intermediate })
        {
            foreach (var group in definitions.Where(d => d.Role == role).GroupBy(d => d.Target.Name, StringComparer.Ordinal))
            {
                AssignAlike(words, [.. group.Select(d => d.Target)], role == DefinitionRole.Intermediate);
            }
        }

        foreach (var adjoint in definitions.Where(d => d.Role == DefinitionRole.Adjoint))
        {
            words.Name(adjoint.Target, Barred(adjoint.Of is { } of ? words.NameOf(of) : SymbolNames.Of(adjoint.Target.Name, words.Options)));
        }
    }

    private static Box ValueName(Vocabulary words, Model model)
    {
        if (SymbolNames.FromLatex(model.Symbol, model.Name) is { } symbol)
        {
            return symbol;
        }

        var known = ValueLetters.FirstOrDefault(l => model.Name.EndsWith(l.Suffix, StringComparison.Ordinal)).Letter;
        var letter = known is null ? null : known == "ℓ" ? new Symbol(@"\ell", "ℓ") : new Symbol(known, known);
        return letter is not null && !words.IsTaken(letter.Latex) ? letter : SymbolNames.Of(model.Name, words.Options);
    }

    /// <summary>Tensors of one name: the name itself for a single one, numbered in order else.</summary>
    private static void AssignAlike(Vocabulary words, IReadOnlyList<Tensor> tensors, bool isHint)
    {
        var name = isHint && Hints.TryGetValue(tensors[0].Name, out var better) ? better : tensors[0].Name;
        var box = Letter(words, name, tensors[0].Rank);
        if (isHint && IsTaken(words, box))
        {
            box = Spare.Select(s => Letter(words, s, tensors[0].Rank)).FirstOrDefault(b => !IsTaken(words, b)) ?? box;
        }

        if (tensors.Count == 1 && !IsTaken(words, box))
        {
            words.Name(tensors[0], box);
            return;
        }

        var number = 0;
        foreach (var tensor in tensors)
        {
            Box numbered;
            do
            {
                numbered = Boxes.Subscripted(box, [Boxes.Number(++number)]);
            }
            while (IsTaken(words, numbered));
            words.Name(tensor, numbered);
        }
    }

    private static Box Letter(Vocabulary words, string name, int rank) =>
        name == "ℓ" ? new Symbol(@"\ell", "ℓ") : SymbolNames.Of(name, words.Options, words.Options.BoldTensors && rank > 0);

    private static bool IsTaken(Vocabulary words, Box box) => words.IsTaken(Latex.LatexPrinter.Print(box));

    private static Box Barred(Box name) => name is Scripts s ? s with { Base = Barred(s.Base) } : new Accented(name, Accent.Bar);
}

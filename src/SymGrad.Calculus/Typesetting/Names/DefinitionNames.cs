using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.IndexForm;
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
    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal) { ["e"] = "q", ["l"] = "ℓ", ["lse"] = "ℓ", ["ties"] = "c", ["goesOn"] = "r", ["i"] = "u", ["j"] = "u", ["k"] = "u" };

    private static readonly string[] Spare = ["u", "v", "q", "g", "r", "s", "c", "z", "f"];

    /// <summary>Names the shown definitions, then, with what is left, those that only a comment in code will name.</summary>
    public static void Assign(Vocabulary words, Model model, IReadOnlyList<Definition> shown, IReadOnlyList<Definition> hidden)
    {
        for (var i = 0; i < shown.Count; i++)
        {
            words.Place(shown[i].Target, i);
        }

        List<Tensor> values = [.. model.Values.Select(v => v.Target)];
        foreach (var value in values)
        {
            words.Name(value, values.Count == 1 ? ValueName(words, model, value.Rank) : Free(words, ElementName(words, value)));
        }

        foreach (var direction in model.Parameters.Where(p => p.Along is not null))
        {
            words.Name(direction.Tensor, Accentuated(words.NameOf(direction.Along!), values.Contains(direction.Along!) ? Accent.Bar : Accent.Dot));
        }

        AssignAll(words, shown);
        AssignAll(words, hidden);
        AssignElements(words, hidden);
        var derived = shown.Concat(hidden).Where(d => d.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent).ToDictionary(d => d.Target);
        var named = new HashSet<Tensor>();
        foreach (var definition in derived.Values)
        {
            AssignDerived(words, definition, derived, named);
        }
    }

    /// <summary>What a loop leaves in a variable is called what it is: the last of the states, h_T.</summary>
    private static void AssignElements(Vocabulary words, IReadOnlyList<Definition> hidden)
    {
        foreach (var (target, element) in hidden.Where(d => d.Role == DefinitionRole.Local).Select(d => (d.Target, d.Body as Read)))
        {
            var leading = element is null ? 0 : element.Indices.Count - target.Rank;
            if (element is { Tensor.IsParameter: false } && leading > 0 && element.Indices.Take(leading).All(i => i.FreeIndices.IsEmpty)
                && element.Indices.Skip(leading).Select((index, axis) => ReferenceEquals(index, words.Pool.Axis(axis))).All(same => same))
            {
                var writer = new IndexFormWriter(words, new(words), derived: false);
                words.NameElement(target, Boxes.Subscripted(words.NameOf(element.Tensor), [.. element.Indices.Take(leading).Select(writer.WritePlace)]));
            }
        }
    }

    private static void AssignAll(Vocabulary words, IReadOnlyList<Definition> definitions)
    {
        foreach (var definition in definitions)
        {
            if (Function(definition.Body) is { } function)
            {
                AssignAll(words, [.. definitions.Where(d => d.Target == function.Matrix.Tensor && !words.IsNamed(d.Target))]);
                if (definition.Role == DefinitionRole.Value)
                {
                    words.OwnNames[definition.Target] = words.NameOf(definition.Target);
                }

                words.Name(definition.Target, MatrixNotation.Of(function.Operation, words.NameOf(function.Matrix.Tensor)));
                words.Identifiers[definition.Target] = function.Matrix.Tensor.Name + function.Operation;
            }
        }

        definitions = [.. definitions.Where(d => !words.IsNamed(d.Target))];
        foreach (var role in new[] { DefinitionRole.Local, DefinitionRole.Intermediate })
        {
            foreach (var group in definitions.Where(d => (d.TellsWhetherLoopRuns ? DefinitionRole.Intermediate : d.Role) == role).GroupBy(d => d.Target.Name, StringComparer.Ordinal))
            {
                AssignAlike(words, [.. group.Select(d => d.Target)], role == DefinitionRole.Intermediate);
            }
        }
    }

    /// <summary>Adjoints and tangents after what they belong to, which may be such a thing itself.</summary>
    private static void AssignDerived(Vocabulary words, Definition derived, IReadOnlyDictionary<Tensor, Definition> all, HashSet<Tensor> named)
    {
        if (!named.Add(derived.Target))
        {
            return;
        }

        if (derived.Of is { } inner && all.TryGetValue(inner, out var first))
        {
            AssignDerived(words, first, all, named);
        }

        var name = derived is { Of: { } gone, AdjointOf: { } below } && !all.ContainsKey(gone) ? Accentuated(words.NameOf(below), Accent.Bar) : derived.Of is { } of ? words.NameOf(of) : SymbolNames.Of(derived.Target.Name, words.Options);
        var accented = derived switch
        {
            { Role: DefinitionRole.Adjoint } => Accentuated(name, Accent.Bar),
            { Differential.Kind: DerivativeKind.Derivative } => Primed(name),
            _ => Accentuated(name, Accent.Dot),
        };
        words.Name(derived.Target, Free(words, accented));
    }

    /// <summary>Several derivatives may need a sensitivity of the same thing to different ones: the later are numbered.</summary>
    private static Box Free(Vocabulary words, Box name)
    {
        var free = name;
        for (var number = 2; IsTaken(words, free); number++)
        {
            free = Boxes.Subscripted(name, [Boxes.Number(number)]);
        }

        return free;
    }

    /// <summary>The function of a matrix that a definition is, in a branch perhaps: it is called by its notation, A⁻¹.</summary>
    public static MatrixFunction? Function(Expr body) => body as MatrixFunction ?? (body as Select)?.Then as MatrixFunction;

    private static Box ValueName(Vocabulary words, Model model, int rank)
    {
        if (SymbolNames.FromLatex(model.Symbol, model.Name) is { } symbol)
        {
            return symbol;
        }

        var known = ValueLetters.FirstOrDefault(l => model.Name.EndsWith(l.Suffix, StringComparison.Ordinal)).Letter;
        var letter = known is null ? null : known == "ℓ" ? new Symbol(@"\ell", "ℓ") : new Symbol(known, known);

        // A function with several values is y, unless its name is a letter.
        if (known is null && rank > 0 && model.Name.Length > 1 && !words.IsTaken("y"))
        {
            return new Symbol("y", "y");
        }

        return letter is not null && !words.IsTaken(letter.Latex) ? letter : SymbolNames.Of(model.Name, words.Options);
    }

    /// <summary>An element of a tuple is called as the tuple calls it; without a name it is y with a number.</summary>
    private static Box ElementName(Vocabulary words, Tensor value) => value.Name.StartsWith("Item", StringComparison.Ordinal) && value.Name.Skip(4).All(char.IsDigit)
        ? Boxes.Subscripted(new Symbol("y", "y"), [new Numeral(value.Name.Substring(4))])
        : Letter(words, value.Name, value.Rank);

    /// <summary>Tensors of one name: the name itself for a single one, numbered in order else.</summary>
    private static void AssignAlike(Vocabulary words, IReadOnlyList<Tensor> tensors, bool isHint)
    {
        var name = isHint && Hints.TryGetValue(tensors[0].Name, out var better) ? better : tensors[0].Name;
        var box = Letter(words, name, tensors[0].Rank);
        if (isHint && (IsTaken(words, box) || words.IsMistakable(tensors[0], box) || words.IsIndexLetter(name)))
        {
            box = Spare.Select(s => Letter(words, s, tensors[0].Rank)).FirstOrDefault(b => !IsTaken(words, b)) ?? box;
        }
        else if (tensors.Count == 1 && words.IsMistakable(tensors[0], box))
        {
            box = words.OwnName(tensors[0], name);
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
                if (box is not Scripts && words.IsMistakable(tensor, numbered))
                {
                    numbered = new Scripts(box, null, Boxes.Parentheses(Boxes.Number(number)));
                }
            }
            while (IsTaken(words, numbered));
            words.Name(tensor, numbered);
        }
    }

    private static Box Letter(Vocabulary words, string name, int rank) =>
        name == "ℓ" ? new Symbol(@"\ell", "ℓ") : SymbolNames.Of(name, words.Options, words.Options.BoldTensors && rank > 0);

    private static bool IsTaken(Vocabulary words, Box box) => words.IsTaken(Latex.LatexPrinter.Print(box));

    /// <summary>A mark above a name; below its subscripts stays what is below.</summary>
    public static Box Accentuated(Box name, Accent accent) => name is Scripts s && !Boxes.IsFunction(name) ? s with { Base = Accentuated(s.Base, accent) } : new Accented(name, accent);

    private static Box Primed(Box name) => name switch
    {
        Scripts { Sup: null } s => s with { Base = Primed(s.Base) },
        Symbol { HasScripts: false } s => new Symbol(s.Latex + "'", s.Unicode + "′"),
        _ => new Accented(name, Accent.Dot),
    };
}

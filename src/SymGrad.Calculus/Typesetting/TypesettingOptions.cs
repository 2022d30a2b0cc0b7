namespace SymGrad.Calculus.Typesetting;

/// <summary>What a reader may want otherwise; the defaults are those of a lecturer's sheet.</summary>
public sealed record TypesettingOptions
{
    /// <summary>The usual conventions.</summary>
    public static TypesettingOptions Default { get; } = new();

    /// <summary>Whether indices count from 0 as in the code, rather than from 1 where that adds no offset.</summary>
    public bool CountFromZero { get; init; }

    /// <summary>Whether <c>W1</c> is set as W⁽¹⁾ rather than as W₁.</summary>
    public bool LayerSuperscripts { get; init; }

    /// <summary>Whether vectors and matrices are set in bold.</summary>
    public bool BoldTensors { get; init; }

    /// <summary>Whether the matrix form of a Jacobian has the inputs along its rows (denominator layout).</summary>
    public bool DenominatorLayout { get; init; }

    /// <summary>What indices are called elsewhere on the page: no size is called so.</summary>
    public IReadOnlyList<string> IndexNames { get; init; } = [];

    /// <summary>What the page that the formulas stand on calls its definitions; null where they stand alone.</summary>
    public Names.PageNames? Page { get; init; }
}

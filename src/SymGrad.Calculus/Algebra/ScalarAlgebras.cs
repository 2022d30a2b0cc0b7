using System.Linq;

namespace SymGrad.Calculus.Algebra;

/// <summary>The scalar algebras of this build.</summary>
public static partial class ScalarAlgebras
{
    /// <summary>The one that every build has, and that is used unless another is asked for.</summary>
    public static IScalarAlgebra Embedded { get; } = new EmbeddedAlgebra();

    /// <summary>All of this build, the embedded one first.</summary>
    public static IReadOnlyList<IScalarAlgebra> All { get; } = Present();

    /// <summary>The algebra of a name, in whatever case; null where this build has none of it.</summary>
    public static IScalarAlgebra? Named(string name) => All.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<IScalarAlgebra> Present()
    {
        var algebras = new List<IScalarAlgebra> { Embedded };
        AddFlavour(algebras);
        return algebras;
    }

    /// <summary>A flavour of the build compiles a body for this; without one the call vanishes.</summary>
    static partial void AddFlavour(List<IScalarAlgebra> algebras);
}

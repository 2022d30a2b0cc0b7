using SymGrad.Calculus.Algebra.AngouriMath;

namespace SymGrad.Calculus.Algebra;

/// <content>The flavour with AngouriMath.</content>
public static partial class ScalarAlgebras
{
    static partial void AddFlavour(List<IScalarAlgebra> algebras) => algebras.Add(new AngouriMathAlgebra());
}

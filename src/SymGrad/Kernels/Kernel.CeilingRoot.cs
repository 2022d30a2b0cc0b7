namespace SymGrad.Kernels;

/// <content>How loops are cut into blocks.</content>
public static partial class Kernel
{
    /// <summary>The smallest k ≥ 1 with kᵐ ≥ n: in blocks of so many rounds a loop of n rounds has at most kᵐ⁻¹ blocks.</summary>
    /// <param name="number">n, at least 0.</param>
    /// <param name="degree">m, at least 1.</param>
    public static int CeilingRoot(int number, int degree)
    {
        var root = Math.Max(1, (int)Math.Pow(number, 1.0 / degree) - 1);
        while (Math.Pow(root, degree) < number)
        {
            root++;
        }

        return root;
    }
}

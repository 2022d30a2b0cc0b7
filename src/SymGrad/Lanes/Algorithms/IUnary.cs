namespace SymGrad.Lanes.Algorithms;

/// <summary>A function of one number: of a scalar, and of the doubles of a lane.</summary>
internal interface IUnary
{
    static abstract double Of(double x);

    static abstract L Of<L>(L x)
        where L : struct, ILane<L, double>;
}

/// <summary>A function of two numbers; lanes take it number by number.</summary>
internal interface IBinary
{
    static abstract double Of(double x, double y);
}

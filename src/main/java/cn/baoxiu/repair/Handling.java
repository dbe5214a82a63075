package cn.baoxiu.repair;

/** How a case is handled after the finding; decides the path in the model. Labels: {@code handling.<NAME>}. */
public enum Handling {
    CONTRACTOR,
    PROPERTY,
    OWNER_PAID,
    STRUCTURAL,
    NOT_DEFECT,
    DUPLICATE
}

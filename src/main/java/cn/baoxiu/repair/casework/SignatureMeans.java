package cn.baoxiu.repair.casework;

/** Where an owner signed. Labels: {@code signatureMeans.<NAME>}. */
public enum SignatureMeans {
    /** On the telephone of a member of staff. */
    DRAWN,
    /** On the owner's own, by the link. */
    LINK
}

package cn.baoxiu.contractor.letter;

import cn.baoxiu.testing.Databases;

class LettersOnPostgresTest extends LettersContract {

    @Override
    String url() {
        return Databases.newPostgresDatabase();
    }

    @Override
    String user() {
        return "postgres";
    }

    @Override
    String password() {
        return "postgres";
    }
}

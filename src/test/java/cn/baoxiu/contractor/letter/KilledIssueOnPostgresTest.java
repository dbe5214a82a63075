package cn.baoxiu.contractor.letter;

import cn.baoxiu.testing.Databases;

class KilledIssueOnPostgresTest extends KilledIssueContract {

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

    @Override
    int survived(String url) {
        return 1;
    }
}
